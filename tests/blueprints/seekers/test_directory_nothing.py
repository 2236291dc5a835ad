"""Searches of the directory without hits: what there is instead, each with a way and a number."""

import pytest

from portal.domain.matching.category import Category
from tests.factories import pages
from tests.factories.directory import Offer, one_of_each

LIST = "/pflege-und-wohnangebote/"


def find(client, **search):
    return client.get(LIST, query_string={"ort": "19370", "art": "stationaer", **search})


def names(response):
    return pages.names_of_cards(pages.tree(response))


class TestNothing:
    def test_x22_offers_the_number_of_hits_within_50_kilometres(self, client, add_offers):
        add_offers(Offer(name="Eins", kilometres=30), Offer(name="Zwei", kilometres=40))
        empty = find(client)

        text = pages.main_text(empty)
        wider = pages.links(pages.tree(empty))["Im Umkreis von 50 km gibt es 2 Treffer."]

        assert "Im Umkreis von 25 km um 19370 Parchim ist keine Einrichtung" in text
        for words in ("Warteliste", "Pflegestützpunkt", "Pflegeberatung"):
            assert words in text
        assert names(client.get(wider)) == ["Eins", "Zwei"]

    @pytest.mark.parametrize("art", [category.value for category in Category])
    def test_x22_names_a_number_to_call(self, client, art):
        links = pages.links(pages.tree(find(client, art=art)))

        assert links["030 3406066-02"] == "tel:+4930340606602"

    @pytest.mark.parametrize(
        ("radius", "sentence"),
        [
            ("25", "Auch im Umkreis von 50 km gibt es keinen Treffer."),
            ("50", "Der größte Umkreis von 50 km ist schon gewählt."),
        ],
    )
    def test_x22_says_when_there_is_nothing_further_away_either(self, client, radius, sentence):
        assert sentence in pages.main_text(find(client, umkreis=radius))

    def test_x22_services_that_do_not_come_are_counted_and_not_promised(self, client, add_offers):
        add_offers(Offer(category=Category.AMBULANT, served=("19372",)))

        empty = find(client, art="ambulant")

        text = pages.main_text(empty)
        assert "Für 19370 Parchim ist kein Dienst eingetragen." in text
        assert "Im Umkreis von 50 km gibt es 1 Treffer. Ihr Ort ist dort nicht eingetragen." in text

    def test_x22_services_that_do_not_come_can_be_seen_for_what_they_are(self, client, add_offers):
        near = {"category": Category.AMBULANT, "served": ("19372",)}
        add_offers(
            Offer(name="Weit", kilometres=45, **near),
            Offer(name="Nah", kilometres=20, **near),
            Offer(name="Zu weit", kilometres=55, **near),
        )
        empty = find(client, art="ambulant", umkreis="10")

        way = pages.links(pages.tree(empty))["Im Umkreis von 50 km gibt es 2 Treffer."]
        found = client.get(way)

        assert names(found) == ["Nah", "Weit"]
        text = pages.main_text(found)
        assert "Ambulante Dienstleistungen rund um 19370 Parchim" in text
        assert "Diese Dienste haben ihr Büro im Umkreis von 50 km. Ob sie zu Ihnen kommen" in text
        links = pages.links(pages.tree(found))
        back = client.get(links["Ohne: Auch Dienste aus Nachbarorten ✕"])
        assert "Für 19370 Parchim ist kein Dienst eingetragen." in pages.main_text(back)
        on_map = pages.main_text(client.get(links["Karte ansehen"]))
        assert "Die Karte zeigt, wo diese Dienste ihr Büro haben." in on_map

    def test_x22_around_a_place_without_any_service_that_is_said(self, client):
        text = pages.main_text(find(client, art="ambulant", nachbarn="ja", umkreis="10"))

        assert "Im Umkreis von 10 km um 19370 Parchim hat kein Dienst sein Büro." in text
        assert "Auch im Umkreis von 50 km gibt es keinen Treffer." in text

    @pytest.mark.parametrize("art", ["stationaer", "tagespflege", "wohnen"])
    def test_x22_the_neighbours_of_a_service_are_no_matter_of_houses(self, client, add_offers, art):
        add_offers(*one_of_each())

        page = find(client, art=art, nachbarn="ja")

        assert len(names(page)) == 1
        assert "Nachbarorten" not in pages.main_text(page)

    def test_x22_leads_to_other_kinds_of_offers_near_with_their_number(self, client, add_offers):
        add_offers(
            Offer(category=Category.TAGESPFLEGE, name="Eins"),
            Offer(category=Category.TAGESPFLEGE, name="Zwei"),
            Offer(category=Category.AMBULANT, name="Dienst", served=("19370",)),
            Offer(category=Category.WOHNEN, name="Weit weg", kilometres=30),
        )
        empty = find(client)

        links = pages.links(pages.tree(empty))

        way = links["Tagespflege/Nachtpflege rund um 19370 Parchim: 2 Treffer"]
        assert sorted(names(client.get(way))) == ["Eins", "Zwei"]
        way = links["Ambulante Dienstleistungen für 19370 Parchim: 1 Treffer"]
        assert names(client.get(way)) == ["Dienst"]
        assert not any(words.startswith("Altersgerechtes Wohnen rund") for words in links)
