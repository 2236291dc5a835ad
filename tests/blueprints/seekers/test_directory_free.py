"""Only offers with free places: what the directory lists, and of which kind and by which day."""

import pytest

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.services import Service
from tests.factories import pages
from tests.factories.directory import TODAY, Offer, house_with_lamp

LIST = "/pflege-und-wohnangebote/"
HOME = {"ort": "19370", "art": "stationaer"}


def find(client, **search):
    return client.get(LIST, query_string=HOME | search)


def names(response):
    return pages.names_of_cards(pages.tree(response))


def chips(response):
    links = pages.links(pages.tree(response))
    return [words for words in links if words.startswith("Ohne: ")]


class TestFreePlaces:
    def test_h07_only_what_is_confirmed_to_be_free(self, client, add_offers):
        add_offers(
            house_with_lamp("Frei"),
            house_with_lamp("Lange her", days_ago=15),
            house_with_lamp("Belegt", light=Light.BELEGT),
            Offer(name="Keine Angabe"),
        )

        found = find(client, frei="ja")

        assert names(found) == ["Frei"]
        assert chips(found) == ["Ohne: Nur mit freien Plätzen ✕"]

    @pytest.mark.parametrize("typed", ["2026-03-20", "20.03.2026"])
    def test_free_by_a_day_at_the_latest(self, client, add_offers, typed):
        add_offers(
            house_with_lamp("Jetzt"),
            house_with_lamp("Am Tag", free_from=TODAY.replace(day=20)),
            house_with_lamp("Zu spät", free_from=TODAY.replace(day=21)),
        )

        found = find(client, ab=typed)

        assert names(found) == ["Am Tag", "Jetzt"]
        assert chips(found) == ["Ohne: Frei ab spätestens 20. März 2026 ✕"]

    def test_a_day_that_has_passed_is_today(self, client, add_offers):
        add_offers(
            house_with_lamp("Heute", free_from=TODAY),
            house_with_lamp("Morgen", free_from=TODAY.replace(day=3)),
        )

        assert names(find(client, ab="2020-01-01")) == ["Heute"]

    def test_of_one_kind_of_place(self, client, add_offers):
        short = (Service.STA_VOLL, Service.STA_KURZZEIT)
        add_offers(
            house_with_lamp("Kurz", kind=KindOfPlace.KURZZEITPFLEGE, services=short),
            house_with_lamp("Dauer", services=short),
            Offer(name="Nur Dauer", services=(Service.STA_VOLL,)),
        )

        offered = find(client, platz="kurzzeitpflege")
        free = find(client, platz="kurzzeitpflege", frei="ja")

        assert names(offered) == ["Kurz", "Dauer"]
        assert names(free) == ["Kurz"]
