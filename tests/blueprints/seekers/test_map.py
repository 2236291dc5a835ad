"""The sketch of a map beside a list: the same hits, the same numbers, nothing foreign."""

import brotli
import pytest

from portal.domain.matching.category import Category
from tests.factories import directory, pages
from tests.factories.directory import Offer, one_of_each
from tests.support.html import text_of, walk
from tests.support.statements import counted, writes_nothing

MAP = "/pflege-und-wohnangebote/karte"
LIST = "/pflege-und-wohnangebote/"
SVG = "{http://www.w3.org/2000/svg}"
SKETCH_BYTES, PAGE_BYTES = 6_000, 8_000


def open_map(client, **search):
    return client.get(MAP, query_string={"ort": "19370", "art": "stationaer", **search})


def sketch(page):
    """Return the element with the sketch."""
    found = walk(pages.tree(page), f"{SVG}svg")
    return next(one for one in found if one.get("class") == "map")


def texts(page, name):
    """Return what the texts of a class on the sketch say."""
    found = walk(sketch(page), f"{SVG}text")
    return [text_of(one) for one in found if name in (one.get("class") or "").split()]


def listed(page):
    """Return number and words of each row of the list."""
    (found,) = walk(pages.tree(page), "ol")
    first = int(found.get("start"))
    return [(number, text_of(row)) for number, row in enumerate(walk(found, "li"), start=first)]


class TestSketch:
    def test_x14_has_the_numbers_of_the_list_in_the_order_of_the_search(self, client, add_offers):
        add_offers(Offer(name="Haus Nah", kilometres=2), Offer(name="Haus Weit", kilometres=9))

        page = open_map(client)

        assert texts(page, "number") == ["1", "2"]
        rows = listed(page)
        assert [words.split(" Lindenweg")[0] for _, words in rows] == ["Haus Nah", "Haus Weit"]
        assert "2,0 km entfernt" in rows[0][1]

    def test_names_its_rings_and_the_towns_around(self, client, add_offers):
        add_offers(Offer(kilometres=9))

        page = open_map(client)

        assert texts(page, "km") == ["5 km", "10 km"]
        words = [text_of(one) for one in walk(sketch(page), f"{SVG}text")]
        assert {"Spornitz", "Domsühl"} & set(words)

    def test_has_a_title_and_a_description_and_is_one_picture(self, client, add_offers):
        add_offers(Offer())

        picture = sketch(open_map(client))

        assert picture.get("role") == "img"
        named = [text_of(one) for one in walk(picture, f"{SVG}title", f"{SVG}desc")]
        assert named[0] == "Karte rund um 19370 Parchim"
        assert "Liste daneben" in named[1]

    def test_is_honest_where_only_the_postcode_is_known(self, client, add_offers):
        add_offers(
            Offer(name="Haus Genau", kilometres=2),
            Offer(name="Haus Ungefähr", kilometres=9, columns={"position_is_exact": False}),
        )

        page = open_map(client)

        assert texts(page, "guessed") == ["2"]
        sentence = "nur die Mitte des Postleitzahl-Gebiets"
        assert [sentence in words for _, words in listed(page)] == [False, True]
        assert "gestricheltes Feld" in pages.main_text(page)

    def test_says_nothing_of_guesses_where_there_are_none(self, client, add_offers):
        add_offers(Offer())

        assert "gestrichelt" not in pages.main_text(open_map(client))

    def test_d06_services_that_come_are_drawn_with_a_hint(self, client, add_offers):
        add_offers(Offer(category=Category.AMBULANT, served=("19370",), kilometres=4))

        hint = "kommen zu Ihnen nach Hause. Die Karte zeigt nur, wo sie ihr Büro haben."
        assert hint in pages.main_text(open_map(client, art="ambulant"))

    def test_d06_no_such_hint_for_a_house(self, client, add_offers):
        add_offers(Offer())

        assert "Büro" not in pages.main_text(open_map(client))

    def test_what_lies_far_beyond_the_others_is_listed_and_says_so(self, client, add_offers):
        near = [
            Offer(category=Category.AMBULANT, served=("19370",), kilometres=k) for k in (1, 2, 3, 4)
        ]
        far = Offer(category=Category.AMBULANT, served=("19370",), kilometres=120)
        add_offers(*near, far)

        page = open_map(client, art="ambulant")

        assert texts(page, "number") == ["1", "2", "3", "4"]
        assert "zu weit für die Karte" in listed(page)[4][1]

    def test_what_lies_together_shares_a_field(self, client, add_offers):
        add_offers(*(Offer(name=f"Haus {n}", kilometres=3) for n in range(4)))

        assert texts(open_map(client), "number") == ["1–4"]

    def test_a_name_is_text(self, client, add_offers):
        add_offers(Offer(name="<script>alert(1)</script>"))

        page = open_map(client)

        assert "<script>alert(1)</script>" in listed(page)[0][1]
        assert list(walk(pages.tree(page), "script")) == []


class TestPage:
    def test_d08_the_second_page_numbers_on(self, client, add_offers):
        add_offers(*(Offer(name=f"Haus {n:02}", kilometres=n) for n in range(1, 13)))
        first = open_map(client)

        second = client.get(pages.links(pages.tree(first))["Nächste Seite"])

        assert [number for number, _ in listed(first)] == list(range(1, 11))
        assert [number for number, _ in listed(second)] == [11, 12]
        assert texts(second, "number") == ["11, 12"]

    def test_a_page_that_is_not_there_is_missing(self, client, add_offers):
        add_offers(Offer())

        assert open_map(client, seite="2").status_code == 404

    def test_leads_back_to_the_same_search(self, client, add_offers):
        add_offers(Offer())

        links = pages.links(pages.tree(open_map(client, umkreis="50", frei="nein")))

        back = links["Zurück zur Liste mit allen Angaben"]
        assert back == f"{LIST}?ort=19370+Parchim&art=stationaer&umkreis=50"

    def test_x06_says_why_this_order(self, client, add_offers):
        add_offers(Offer())

        assert pages.links(pages.tree(open_map(client)))["Warum diese Reihenfolge?"] == (
            "/reihenfolge"
        )

    @pytest.mark.parametrize("place", ["", "Xyzzyhausen", "19370"])
    def test_what_cannot_be_drawn_leads_to_the_search(self, client, place):
        answer = open_map(client, ort=place)

        assert answer.status_code == 303
        assert answer.location.startswith(LIST)
        assert client.get(answer.location).status_code in {200, 422}

    def test_words_without_a_place_are_looked_for_by_the_search_only(self, client, database):
        with counted(database) as statements:
            answer = open_map(client, ort="", stichwort="Diakonie")

        assert answer.status_code == 303
        assert "stichwort=Diakonie" in answer.location
        assert not statements

    def test_d12_an_unpublished_facility_is_not_drawn(self, client, app, add_offers):
        add_offers(Offer(name="Da"))
        (hidden,) = add_offers(Offer(name="Weg"))
        directory.change(app, hidden, is_published=False)

        assert len(listed(open_map(client))) == 1

    def test_is_found_by_no_search_engine_and_sets_no_cookie(self, client, add_offers):
        add_offers(Offer())

        page = open_map(client)

        metas = [one for one in walk(pages.tree(page), "meta") if one.get("name") == "robots"]
        assert [one.get("content") for one in metas] == ["noindex"]
        assert "Set-Cookie" not in page.headers

    def test_the_search_leads_there(self, client, add_offers):
        add_offers(Offer(name="Haus Nah"))
        page = client.get(LIST, query_string={"ort": "19370", "art": "stationaer"})

        shown = client.get(pages.links(pages.tree(page))["Karte ansehen"])

        assert listed(shown)[0][1].startswith("Haus Nah")


class TestCost:
    def test_x14_ten_hits_stay_small_and_ask_nobody_else(self, client, add_offers):
        add_offers(*(Offer(name=f"Haus {n}", kilometres=n * 2) for n in range(1, 11)))

        page = open_map(client)

        start = page.data.index(b'<svg class="map"')
        picture = page.data[start : page.data.index(b"</svg>", start)]
        assert len(brotli.compress(picture, quality=5)) <= SKETCH_BYTES
        assert len(brotli.compress(page.data, quality=5)) <= PAGE_BYTES
        assert all(
            link.startswith(("/", "#", "tel:", "mailto:"))
            for link in pages.every_link(pages.tree(page))
        )

    @pytest.mark.parametrize("number", [1, 100])
    def test_at_most_five_statements_and_no_row(self, client, database, add_offers, number):
        add_offers(*one_of_each(number=number))

        with writes_nothing(database), counted(database) as statements:
            open_map(client)

        assert len(statements) <= 5
