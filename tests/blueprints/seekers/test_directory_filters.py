"""Filters of the directory: chosen on a page of their own, shown as chips, kept in the address."""

from datetime import timedelta

import pytest

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from tests.factories import pages
from tests.factories.directory import TODAY, Lamp, Offer, house_with_lamp, one_of_each
from tests.factories.forms import find_form, press
from tests.support.html import text_of, walk
from tests.support.htmx import assert_swap_equals_reload
from tests.support.statements import counted

LIST = "/pflege-und-wohnangebote/"
HOME = {"ort": "19370", "art": "stationaer"}
PET = Service.MERKMAL_HAUSTIER


def find(client, **search):
    return client.get(LIST, query_string=HOME | search)


def names(response):
    return pages.names_of_cards(pages.tree(response))


def chips(response):
    """Return the addresses behind the chips by what they say."""
    return {
        words.removeprefix("Ohne: ").removesuffix(" ✕"): path
        for words, path in pages.links(pages.tree(response)).items()
        if words.startswith("Ohne: ")
    }


def robots(response):
    metas = walk(pages.tree(response), "meta")
    return [one.get("content") for one in metas if one.get("name") == "robots"]


class TestFilterPage:
    def test_the_plain_search_links_to_it_and_shows_none_of_it(self, client):
        page = find(client, umkreis="10")

        assert find_form(page, button="Suche").names.isdisjoint({"frei", "ab", "platz", "leistung"})
        path = pages.links(pages.tree(page))["Weitere Filter"]
        assert {"frei", "ab", "platz", "leistung"} <= find_form(
            client.get(path), button="Suche"
        ).names
        assert find_form(client.get(path), button="Suche").chosen("umkreis") == ["10"]

    @pytest.mark.parametrize("category", list(Category))
    def test_offers_what_the_category_may_have(self, client, category):
        page = find(client, art=category.value, filter="mehr")

        offered = {
            Service[code.upper()] for code in find_form(page, button="Suche").options("leistung")
        }
        assert {one.category for one in offered} <= {category, None}
        assert PET in offered

    def test_what_is_chosen_there_is_searched_for(self, client, add_offers):
        add_offers(
            Offer(name="Mit", services=(Service.STA_VOLL, Service.STA_GERONTO, PET)),
            Offer(name="Nur eins", services=(Service.STA_VOLL, Service.STA_GERONTO)),
        )
        page = find(client, filter="mehr")

        found = press(client, page, "Suche", {"leistung": ("sta_geronto", "merkmal_haustier")})

        assert names(found) == ["Mit"]
        assert list(chips(found)) == ["Gerontopsychiatrie", "Haustier darf mitkommen"]

    def test_it_lists_nothing_and_asks_the_database_nothing(self, client, database, add_offers):
        add_offers(Offer())

        with counted(database) as statements:
            page = find(client, filter="mehr")

        assert (names(page), statements) == ([], [])

    def test_it_shows_again_what_was_chosen(self, client):
        day = str(TODAY + timedelta(days=30))

        form = find_form(
            find(client, filter="mehr", ab=day, platz="kurzzeitpflege", leistung="sta_probe"),
            button="Suche",
        )

        assert form.chosen("ab") == [day]
        assert form.chosen("frei") == ["ja"]
        assert form.chosen("platz") == ["kurzzeitpflege"]
        assert form.chosen("leistung") == ["sta_probe"]

    @pytest.mark.parametrize("value", ["", "MEHR", "alle", "ja"])
    def test_any_other_value_gives_the_plain_search(self, client, add_offers, value):
        add_offers(Offer(name="Da"))

        assert names(find(client, filter=value)) == ["Da"]

    def test_tabs_lead_to_the_filters_of_their_category(self, client):
        page = find(client, filter="mehr")

        path = pages.links(pages.tree(page))["Altersgerechtes Wohnen"]

        assert "wohn_aufzug" in find_form(client.get(path), button="Suche").options("leistung")


class TestServices:
    def test_every_service_must_be_offered(self, client, add_offers):
        add_offers(
            Offer(name="Mit", services=(Service.STA_PROBE, PET)),
            Offer(name="Ohne", services=(Service.STA_PROBE,)),
        )

        both = find(client, leistung=["sta_probe", "merkmal_haustier"])

        assert names(both) == ["Mit"]

    def test_d06_services_of_those_that_come_are_asked_for_as_well(self, client, add_offers):
        add_offers(
            *(
                Offer(category=Category.AMBULANT, name=name, services=offered, served=("19370",))
                for name, offered in (
                    ("Mit", (Service.AMB_NACHT,)),
                    ("Ohne", (Service.AMB_ESSEN,)),
                )
            )
        )

        assert names(find(client, art="ambulant", leistung="amb_nacht")) == ["Mit"]

    @pytest.mark.parametrize(
        "search",
        [
            {"leistung": "gibt_es_nicht"},
            {"leistung": "STA_PROBE"},
            {"leistung": "wohn_aufzug"},
            {"platz": "gibt_es_nicht"},
            {"platz": "wohnung"},
            {"frei": "nein"},
            {"ab": "bald"},
            {"ab": "2026-02-30"},
        ],
    )
    def test_what_is_unknown_or_of_another_category_is_ignored(self, client, add_offers, search):
        add_offers(Offer(name="Da"))

        page = find(client, **search)

        assert (names(page), chips(page)) == (["Da"], {})

    def test_a_filter_of_another_category_comes_back_with_its_tab(self, client):
        page = find(client, leistung="sta_probe")
        other = client.get(pages.links(pages.tree(page))["Altersgerechtes Wohnen"])

        back = client.get(pages.links(pages.tree(other))["Stationäre Einrichtungen"])

        assert chips(other) == {}
        assert list(chips(back)) == ["Probewohnen im Heim"]


class TestChips:
    def test_each_takes_its_filter_away_and_keeps_the_others(self, client, add_offers):
        add_offers(house_with_lamp("Frei"), Offer(name="Keine Angabe"))
        page = find(client, frei="ja", platz="dauerpflege", umkreis="10")

        without = client.get(chips(page)["Nur mit freien Plätzen"])

        assert names(page) == ["Frei"]
        assert names(without) == ["Frei", "Keine Angabe"]
        assert list(chips(without)) == ["Dauerpflege"]
        assert find_form(without, button="Suche").chosen("umkreis") == ["10"]

    def test_another_radius_keeps_the_filters(self, client, add_offers):
        add_offers(house_with_lamp("Frei"), Offer(name="Keine Angabe"))
        page = find(client, frei="ja", leistung="sta_voll", platz="dauerpflege")

        found = press(client, page, "Suche", {"umkreis": "50"})

        assert names(found) == ["Frei"]
        assert list(chips(found)) == ["Nur mit freien Plätzen", "Dauerpflege"]

    def test_d08_pages_keep_the_filters(self, client, add_offers):
        add_offers(
            *(house_with_lamp(f"Haus {number:02}") for number in range(11)), *one_of_each(number=5)
        )

        second = client.get(pages.links(pages.tree(find(client, frei="ja")))["Nächste Seite"])

        assert names(second) == ["Haus 10"]

    def test_d02_swap_equals_reload_with_filters(self, client, add_offers):
        add_offers(house_with_lamp("Frei"))

        address = f"{LIST}?ort=19370&umkreis=25&frei=ja&leistung=merkmal_haustier"
        assert_swap_equals_reload(
            client,
            page=f"{address}&art=stationaer",
            target="angebote",
            address=f"{address}&art=wohnen",
        )

    @pytest.mark.parametrize("search", [{"frei": "ja"}, {"filter": "mehr"}])
    def test_filtered_pages_are_not_indexed(self, client, search):
        page = client.get(LIST, query_string={"art": "wohnen"} | search)

        assert robots(page) == ["noindex"]


class TestNothing:
    def test_x22_says_that_the_filters_are_why_and_leads_out(self, client, add_offers):
        add_offers(Offer(name="Da"))

        empty = find(client, frei="ja")

        assert "keine Einrichtung dieser Art eingetragen, die zu Ihren Filtern passt." in (
            pages.main_text(empty)
        )
        without = client.get(pages.links(pages.tree(empty))["Ohne Filter suchen"])
        assert names(without) == ["Da"]

    def test_x22_leads_to_what_is_full_and_its_waiting_list(self, client, add_offers):
        add_offers(house_with_lamp("Belegt", light=Light.BELEGT))

        empty = find(client, frei="ja")

        assert "Dort können Sie sich auf die Warteliste setzen." in pages.main_text(empty)
        address = pages.links(pages.tree(empty))["Auch zeigen, was belegt ist."]
        assert "frei=" not in address
        everything = client.get(address)
        assert names(everything) == ["Belegt"]
        assert "Auch zeigen" not in everything.text

    def test_x22_offers_what_fits_farther_away(self, client, add_offers):
        lamps = (Lamp(kind=KindOfPlace.DAUERPFLEGE),)
        add_offers(
            Offer(name="Weit und frei", kilometres=30, lamps=lamps),
            Offer(name="Weit", kilometres=31),
        )

        links = pages.links(pages.tree(find(client, frei="ja")))

        wider = client.get(links["Im Umkreis von 50 km gibt es 1 Treffer."])
        assert names(wider) == ["Weit und frei"]

    def test_no_filter_is_blamed_where_none_was_chosen(self, client):
        empty = find(client)

        assert "Filtern" not in pages.main_text(empty)
        assert "Ohne Filter suchen" not in pages.links(pages.tree(empty))


class TestStatements:
    @pytest.mark.parametrize("number", [1, 100])
    def test_a_filtered_list_sends_at_most_four(self, client, database, add_offers, number):
        add_offers(*(house_with_lamp(f"Haus {one}") for one in range(number)))

        with counted(database) as statements:
            page = find(client, frei="ja", platz="dauerpflege", ab="2026-04-01")

        assert len(names(page)) == min(number, 10)
        assert len(statements) <= 4

    @pytest.mark.parametrize("category", list(Category))
    def test_an_empty_filtered_list_sends_at_most_six(self, client, database, category):
        with counted(database) as statements:
            find(client, art=category.value, frei="ja", leistung="merkmal_haustier")

        assert len(statements) <= 6


def test_all_boxes_have_words(client):
    page = find(client, filter="mehr")

    labels = [text_of(one) for one in walk(pages.tree(page), "label")]
    assert all(labels)
    assert "Nur mit freien Plätzen" in labels
