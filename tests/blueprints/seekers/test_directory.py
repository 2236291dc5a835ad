"""The Pflege- und Wohnangebote: offers near a place."""

import pytest

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from tests.factories import directory, pages
from tests.factories.directory import Lamp, Offer, one_of_each
from tests.factories.forms import find_form, press
from tests.factories.reviews import rate
from tests.support.html import walk
from tests.support.htmx import assert_swap_equals_reload
from tests.support.statements import counted

LIST = "/pflege-und-wohnangebote/"


def find(client, **search):
    return client.get(LIST, query_string={"ort": "19370", "art": "stationaer", **search})


def names(response):
    return pages.names_of_cards(pages.tree(response))


class TestMask:
    def test_b01_d01_tab_opens_the_search_mask(self, client):
        tab = pages.links(pages.tree(client.get("/")))["Pflege- und Wohnangebote"]

        page = client.get(tab)

        form = find_form(page, button="Suche")
        assert (tab, form.method) == (LIST, "GET")
        assert {"ort", "art", "umkreis"} <= form.names
        assert names(page) == []

    def test_typing_a_place_and_pressing_suche_finds_offers(self, client, add_offers):
        add_offers(*one_of_each())

        found = press(client, client.get(LIST), "Suche", {"ort": "Parchim", "art": "wohnen"})

        assert names(found) == ["Altersgerechtes Wohnen 1"]
        assert find_form(found, button="Suche").chosen("art") == ["wohnen"]

    @pytest.mark.parametrize(
        ("typed", "begins"),
        [
            ("", "Bitte geben Sie eine Postleitzahl oder einen Ort ein"),
            ("Xyzzyhausen", "Diesen Ort kennen wir nicht."),
            ("00000", "Diese Postleitzahl gibt es nicht."),
        ],
    )
    def test_a_place_that_cannot_be_used_is_told_and_kept(self, client, typed, begins):
        refused = find(client, ort=typed)

        assert refused.status_code == 422
        assert pages.problems(refused)[0][1].startswith(begins)
        assert find_form(refused, button="Suche").chosen("ort") == [typed]

    def test_an_ambiguous_place_asks_and_the_choice_works(self, client, add_offers):
        (far,) = add_offers(Offer(columns={"lat_micro": 52_342_000, "lon_micro": 14_550_000}))
        asked = find(client, ort="Frankfurt")

        found = press(client, asked, "Suche", {"ort_wahl": "frankfurt-oder-brandenburg"})

        assert asked.status_code == 422
        assert pages.problems(asked)[0][0] == "ort-wahl-1"
        assert f"{LIST}{far}" in pages.links(pages.tree(found)).values()

    def test_only_empty_searches_may_be_indexed(self, client):
        def robots(page):
            metas = walk(pages.tree(page), "meta")
            return [one.get("content") for one in metas if one.get("name") == "robots"]

        assert robots(client.get(LIST)) == []
        assert robots(find(client)) == ["noindex"]


class TestList:
    @pytest.mark.parametrize(
        ("radius", "found"), [("5", ["Nah"]), ("10", ["Nah"]), ("50", ["Nah", "Weit"])]
    )
    def test_d05_the_radius_decides(self, client, add_offers, radius, found):
        add_offers(
            Offer(name="Nah", kilometres=4),
            Offer(name="Weit", kilometres=48),
            Offer(name="Zu weit", kilometres=52),
        )

        assert names(find(client, umkreis=radius)) == found

    def test_d06_h14_served_postcodes_decide_over_ambulatory_services(self, client, add_offers):
        add_offers(
            Offer(category=Category.AMBULANT, name="Kommt", kilometres=80, served=("19370",)),
            Offer(category=Category.AMBULANT, name="Kommt nicht", kilometres=0, served=("19372",)),
        )

        assert names(find(client, art="ambulant", umkreis="5")) == ["Kommt"]

    def test_d07_shows_name_address_distance_light_rating_and_the_way_on(
        self, client, app, add_offers
    ):
        (number,) = add_offers(
            Offer(
                name="Haus Abendsonne",
                kilometres=4.2,
                lamps=(Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.BELEGT, days_ago=0),),
            )
        )

        rate(app, number, 5, 4, 4)

        page = find(client)

        text = pages.main_text(page)
        for words in ("Haus Abendsonne", "Lindenweg 3, 19370 Parchim", "4,2 km entfernt"):
            assert words in text
        assert "★ 4,3 von 5 (3 Bewertungen)" in text
        assert "Belegt, heute bestätigt" in text
        links = pages.links(pages.tree(page))
        assert links["Mehr Informationen zu Haus Abendsonne"] == f"{LIST}{number}"

    def test_d11_unmanaged_profiles_are_listed_and_say_so(self, client, add_offers):
        add_offers(Offer(name="Öffentlich"))

        page = find(client)

        assert names(page) == ["Öffentlich"]
        assert "nicht vom Anbieter gepflegt" in pages.main_text(page)

    def test_d12_unpublished_facilities_are_not_listed(self, client, app, add_offers):
        shown, hidden = add_offers(Offer(name="Da"), Offer(name="Weg", is_published=False))
        before = names(find(client))

        directory.change(app, hidden, is_published=True)
        directory.change(app, shown, is_published=False)

        assert before == ["Da"]
        assert names(find(client)) == ["Weg"]

    def test_d09_who_manages_a_profile_does_not_change_the_order(self, client, app, add_offers):
        ids = add_offers(*(Offer(name=f"Haus {n}", kilometres=n) for n in (1, 2, 3)))
        before = names(find(client))

        directory.change(app, ids[2], is_managed=True)

        assert names(find(client)) == before == ["Haus 1", "Haus 2", "Haus 3"]

    def test_ten_a_page_and_the_pages_lead_to_each_other(self, client, add_offers):
        add_offers(*one_of_each(number=12))
        first = find(client)

        second = client.get(pages.links(pages.tree(first))["Nächste Seite"])

        assert len(names(first)) == 10
        assert names(second) == ["Stationäre Einrichtungen 11", "Stationäre Einrichtungen 12"]
        assert "Nächste Seite" not in pages.links(pages.tree(second))
        back = client.get(pages.links(pages.tree(second))["Vorherige Seite"])
        assert names(back) == names(first)

    def test_the_next_page_keeps_the_place_that_was_chosen(self, client, add_offers):
        at = {"lat_micro": 52_342_000, "lon_micro": 14_550_000}
        add_offers(*(Offer(name=f"Haus {n:02}", columns=at) for n in range(1, 13)))
        chosen = press(
            client,
            find(client, ort="Frankfurt"),
            "Suche",
            {"ort_wahl": "frankfurt-oder-brandenburg"},
        )

        second = client.get(pages.links(pages.tree(chosen))["Nächste Seite"])

        assert names(second) == ["Haus 11", "Haus 12"]

    @pytest.mark.parametrize("number", ["2", "20"])
    def test_a_page_that_is_not_there_is_missing(self, client, add_offers, number):
        add_offers(Offer())

        assert find(client, seite=number).status_code == 404

    @pytest.mark.parametrize("number", ["0", "-1", "21", str(10**12), "x", "", "١", "2.0"])
    def test_a_page_number_that_is_none_shows_the_first(self, client, add_offers, number):
        add_offers(Offer(name="Da"))

        assert names(find(client, seite=number)) == ["Da"]

    @pytest.mark.parametrize("search", [{}, {"ort": "", "stichwort": "Haus"}])
    def test_x06_names_why_this_order(self, client, add_offers, search):
        add_offers(Offer())

        links = pages.links(pages.tree(find(client, **search)))

        assert links["Warum diese Reihenfolge?"] == "/reihenfolge"

    def test_swap_equals_reload(self, client, add_offers):
        add_offers(*one_of_each(number=11))

        address = f"{LIST}?ort=19370&art=stationaer&umkreis=25"
        assert_swap_equals_reload(
            client, page=address, target="angebote", address=f"{address}&seite=1"
        )


class TestStatements:
    @pytest.mark.parametrize("number", [1, 100])
    def test_a_list_sends_at_most_four(self, client, database, add_offers, number):
        add_offers(*one_of_each(number=number))

        with counted(database) as statements:
            find(client)

        assert len(statements) <= 4

    @pytest.mark.parametrize("category", list(Category))
    def test_an_empty_list_sends_at_most_six(self, client, database, category):
        with counted(database) as statements:
            find(client, art=category.value)

        assert len(statements) <= 6
