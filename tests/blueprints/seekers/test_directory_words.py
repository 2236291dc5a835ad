"""Searching by name or word: near a place, in all of Germany, and what helps where nothing is."""

import pytest

from portal.domain.matching.category import Category
from portal.web.extensions import db
from tests.factories import pages
from tests.factories.directory import Offer
from tests.factories.forms import find_form, press
from tests.factories.hostile import HOSTILE, assert_only_text
from tests.support.html import text_of, walk
from tests.support.htmx import assert_swap_equals_reload
from tests.support.statements import counted

LIST = "/pflege-und-wohnangebote/"
HOME = {"ort": "19370", "art": "stationaer", "umkreis": "25"}
ELISABETH = "Altenheim St. Elisabeth"


def find(client, **search):
    return client.get(LIST, query_string=search)


def names(response):
    return pages.names_of_cards(pages.tree(response))


def chips(response):
    return {
        words.removeprefix("Ohne: ").removesuffix(" ✕"): path
        for words, path in pages.links(pages.tree(response)).items()
        if words.startswith("Ohne: ")
    }


@pytest.fixture
def houses(add_offers):
    add_offers(
        Offer(name=ELISABETH, columns={"traeger": "Caritas"}),
        Offer(name="Diakonie Mühlberg", kilometres=1),
        Offer(name=ELISABETH, columns={"city": "München", "lat_micro": 48_137_000}),
        Offer(name="Tagespflege Elisabeth", category=Category.TAGESPFLEGE),
    )


@pytest.mark.usefixtures("houses")
class TestNearAPlace:
    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("Altenheim St. Elisabet", [ELISABETH]),
            ("Diakoni", ["Diakonie Mühlberg"]),
            ("muehlberg", ["Diakonie Mühlberg"]),
            ("Caritas", [ELISABETH]),
            ("Parchim", ["Diakonie Mühlberg", ELISABETH]),
            ("Vollstationär", ["Diakonie Mühlberg", ELISABETH]),
        ],
    )
    def test_d04_words_are_one_condition_beside_the_others(self, client, typed, found):
        assert names(find(client, **HOME, stichwort=typed)) == found

    def test_d04_the_form_asks_for_it_and_the_address_keeps_it(self, client):
        values = {"ort": "19370", "stichwort": "Elisabet"}

        page = press(client, find(client, art="stationaer"), "Suche", values)
        again = find_form(page, button="Suche")

        assert names(page) == [ELISABETH]
        assert again.chosen("stichwort") == ["Elisabet"]

    def test_d04_a_chip_takes_it_away(self, client):
        page = find(client, **HOME, stichwort="Elisabet", leistung="sta_voll")

        without = client.get(chips(page)["„Elisabet“"])

        assert names(without) == ["Diakonie Mühlberg", ELISABETH]
        assert "stichwort" not in chips(page)["„Elisabet“"]

    def test_d04_the_tabs_keep_it(self, client):
        page = find(client, **HOME, stichwort="Elisabet")

        other = client.get(pages.links(pages.tree(page))["Tagespflege/Nachtpflege"])

        assert names(other) == ["Tagespflege Elisabeth"]

    def test_the_swap_equals_the_page(self, client):
        address = f"{LIST}?ort=19370&art=tagespflege&umkreis=25&stichwort=Elisabet"

        assert_swap_equals_reload(
            client,
            page=f"{LIST}?ort=19370&art=stationaer&umkreis=25&stichwort=Elisabet",
            target="angebote",
            address=address,
        )

    def test_signs_alone_are_no_words(self, client):
        page = find(client, **HOME, stichwort=" „–“ ")

        assert (names(page), chips(page)) == (["Diakonie Mühlberg", ELISABETH], {})


@pytest.mark.usefixtures("houses")
class TestAnywhere:
    def test_d04_finds_without_a_place_and_says_how_it_is_ordered(self, client):
        page = find(client, art="stationaer", stichwort="elisabet", ort="")

        text = pages.main_text(page)
        assert names(page) == [ELISABETH, ELISABETH]
        assert "Stationäre Einrichtungen in ganz Deutschland 2 Treffer." in text
        assert "nach dem Alphabet" in text
        assert "entfernt" not in text

    def test_d04_shows_two_hundred_and_says_that_there_are_more(self, client, add_offers):
        add_offers(*(Offer(name=f"Sonnenhof {number}") for number in range(201)))

        first = find(client, art="stationaer", stichwort="Sonnenhof")
        last = find(client, art="stationaer", stichwort="Sonnenhof", seite="20")

        assert "Mehr als 200 Treffer, wir zeigen die ersten 200." in pages.main_text(first)
        assert (len(names(first)), len(names(last))) == (10, 10)

    def test_d04_a_wrong_place_is_still_told(self, client):
        page = find(client, ort="Nirgendwohausen", stichwort="Elisabet")

        assert page.status_code == 422
        assert names(page) == []

    def test_d04_neither_place_nor_name_asks_for_one(self, client):
        assert find(client, ort="", stichwort=" ").status_code == 422
        assert "Ort oder einen Namen" in pages.main_text(find(client, stichwort="!"))

    def test_sends_two_statements(self, app, client):
        with app.app_context():
            engine = db.engine

        with counted(engine) as sent:
            find(client, art="stationaer", stichwort="Elisabet")

        assert len(sent) == 2


@pytest.mark.usefixtures("houses")
class TestNothingFound:
    def test_d04_leads_to_other_kinds_that_have_the_words(self, client):
        page = find(client, **(HOME | {"art": "wohnen"}), stichwort="Elisabet")

        links = pages.links(pages.tree(page))
        assert names(page) == []
        assert "die zu „Elisabet“ passt" in pages.main_text(page)
        other = client.get(links["Stationäre Einrichtungen in ganz Deutschland: 2 Treffer"])
        assert names(other) == [ELISABETH, ELISABETH]

    def test_d04_says_what_to_try_where_nobody_is_called_so(self, client):
        page = find(client, art="stationaer", stichwort="Xylophon")

        text = pages.main_text(page)
        assert "Kein Treffer in ganz Deutschland" in text
        assert "geben Sie nur ein Wort ein" in text
        assert "Umkreis von" not in text

    def test_d04_leaves_the_filters_out_and_keeps_the_words(self, client):
        page = find(client, **HOME, stichwort="Elisabet", leistung="sta_hospiz")

        without = client.get(pages.links(pages.tree(page))["Ohne Filter suchen"])

        assert "zu „Elisabet“ und Ihren Filtern passt" in pages.main_text(page)
        assert names(without) == [ELISABETH]

    def test_sends_at_most_six_statements(self, app, client):
        with app.app_context():
            engine = db.engine

        with counted(engine) as sent:
            find(client, **HOME, stichwort="Xylophon")

        assert len(sent) <= 6


@pytest.mark.usefixtures("houses")
def test_a_search_by_name_is_not_for_search_engines(client):
    page = find(client, stichwort="Elisabet", art="stationaer")

    metas = walk(pages.tree(page), "meta")
    assert [one.get("content") for one in metas if one.get("name") == "robots"] == ["noindex"]


def test_the_field_has_a_label_and_a_hint(client):
    root = pages.tree(find(client))

    labels = {one.get("for"): text_of(one) for one in walk(root, "label")}
    assert labels["stichwort"] == "Name oder Stichwort"


@pytest.mark.usefixtures("houses")
class TestHostile:
    @pytest.mark.parametrize(
        "text",
        [
            *HOSTILE,
            '"',
            '""*',
            "haus* OR NEAR(a b)",
            "-haus",
            "words: haus",
            "haus & !see | (",
            "haus:*A",
            "%_\\",
            "(a+)+" * 20 + "!",
            "haus " * 80,
            "h" * 900,
            "\x00haus",
            "' OR 1=1; --",
        ],
    )
    @pytest.mark.parametrize("place", ["", "19370"])
    def test_d04_nothing_typed_breaks_the_search(self, client, place, text):
        answer = find(client, ort=place, stichwort=text, art="stationaer")

        assert answer.status_code in {200, 422}
        assert_only_text(answer)

    def test_d04_ten_kilobytes_are_refused(self, client):
        answer = find(client, stichwort="h" * 10_000)

        assert 400 <= answer.status_code < 500
