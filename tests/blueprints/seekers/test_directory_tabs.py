"""The four categories above the results: one link each, the chosen one marked."""

import pytest

from portal.blueprints.seekers.directory.finding import asked_search
from portal.domain.matching.category import Category
from portal.web.links import query_text
from tests.factories import pages
from tests.factories.directory import Offer, one_of_each
from tests.factories.forms import find_form, press
from tests.support.html import text_of, walk
from tests.support.htmx import assert_swap_equals_reload, headers_for

LIST = "/pflege-und-wohnangebote/"
LABELS = [
    "Ambulante Dienstleistungen",
    "Stationäre Einrichtungen",
    "Tagespflege/Nachtpflege",
    "Altersgerechtes Wohnen",
]


def tabs(page):
    (group,) = [one for one in walk(pages.tree(page), "div") if one.get("role") == "tablist"]
    return list(walk(group, "a"))


def marked(page):
    return [text_of(one) for one in tabs(page) if one.get("aria-selected") == "true"]


def title(response):
    return text_of(next(walk(pages.tree(response), "title")))


class TestTabs:
    def test_d02_are_four_links_with_the_names_of_the_seed(self, client):
        found = tabs(client.get(LIST))

        assert [text_of(one) for one in found] == LABELS
        assert {one.get("role") for one in found} == {"tab"}
        assert all(one.get("href", "").startswith(f"{LIST}?art=") for one in found)

    @pytest.mark.parametrize("category", list(Category))
    def test_d03_the_chosen_one_is_marked_and_no_other(self, client, category):
        page = client.get(LIST, query_string={"art": category.value})

        states = [one.get("aria-selected") for one in tabs(page)]
        assert marked(page) == [category.search_label]
        assert sorted(states) == ["false", "false", "false", "true"]

    def test_d03_the_mark_is_more_than_a_colour(self, client):
        style = next(walk(pages.tree(client.get(LIST)), "style")).text or ""

        assert '[aria-selected=true]::before{content:"✓"' in style

    @pytest.mark.parametrize("text", ["", "heim", "AMBULANT", "ambulant,wohnen"])
    def test_d03_an_unknown_category_marks_the_usual_one(self, client, text):
        page = client.get(LIST, query_string={"art": text})

        assert marked(page) == ["Ambulante Dienstleistungen"]

    def test_d02_a_tab_keeps_place_and_radius_and_begins_at_the_first_page(
        self, client, add_offers
    ):
        add_offers(*one_of_each(number=11))
        search = {"ort": "19370", "art": "stationaer", "umkreis": "50", "seite": "2"}

        links = pages.links(pages.tree(client.get(LIST, query_string=search)))

        assert links["Altersgerechtes Wohnen"] == f"{LIST}?ort=19370+Parchim&art=wohnen&umkreis=50"

    def test_d02_a_tab_leads_to_the_offers_of_its_category(self, client, add_offers):
        add_offers(*one_of_each())
        start = client.get(LIST, query_string={"ort": "19370"})

        page = client.get(pages.links(pages.tree(start))["Tagespflege/Nachtpflege"])

        assert pages.names_of_cards(pages.tree(page)) == ["Tagespflege/Nachtpflege 1"]

    def test_d02_a_tab_keeps_what_was_typed_in_vain(self, client):
        refused = client.get(LIST, query_string={"ort": "Xyzzyhausen"})

        page = client.get(pages.links(pages.tree(refused))["Altersgerechtes Wohnen"])

        assert page.status_code == 422
        assert find_form(page, button="Suche").chosen("ort") == ["Xyzzyhausen"]

    def test_the_button_searches_in_the_category_of_the_tab(self, client, add_offers):
        add_offers(*one_of_each())
        page = client.get(LIST, query_string={"art": "wohnen"})

        found = press(client, page, "Suche", {"ort": "Parchim"})

        assert marked(found) == ["Altersgerechtes Wohnen"]
        assert pages.names_of_cards(pages.tree(found)) == ["Altersgerechtes Wohnen 1"]

    def test_the_title_begins_with_the_heading_and_names_the_category(self, client):
        page = client.get(LIST, query_string={"art": "wohnen"})

        assert title(page).startswith(f"{pages.heading(page)}: Altersgerechtes Wohnen – ")


class TestSwap:
    def test_d03_swap_equals_reload_with_marks_and_title(self, client, add_offers):
        add_offers(*one_of_each(number=2))
        address = f"{LIST}?ort=19370&umkreis=25"

        fragment = assert_swap_equals_reload(
            client,
            page=f"{address}&art=stationaer",
            target="angebote",
            address=f"{address}&art=wohnen",
        )

        assert "<title>Pflege- und Wohnangebote: Altersgerechtes Wohnen – " in fragment.text
        assert "Altersgerechtes Wohnen. 2 Treffer." in fragment.text

    def test_a_swap_brings_the_results_and_not_the_page(self, client, add_offers):
        add_offers(Offer(name="Da"))

        fragment = client.get(
            f"{LIST}?ort=19370&art=stationaer", headers=headers_for(target="angebote")
        )

        assert "Da" in fragment.text
        assert "<header" not in fragment.text

    def test_another_target_gets_the_whole_page(self, client):
        page = client.get(LIST, headers=headers_for(target="inhalt"))

        assert "<header" in page.text


@pytest.mark.parametrize(
    "path",
    [
        "?ort=13599+Berlin&art=stationaer",
        "?ort=13599+Berlin&art=wohnen&umkreis=50&stichwort=a%26b&frei=ja&seite=2",
        "?art=ambulant&stichwort=Haus&leistung=amb_demenz&leistung=sprache_tr",
        "?ort=%22%3E%3Cb%3E&art=ambulant",
        "",
    ],
)
def test_the_address_around_the_category_is_that_of_the_whole_query(app, path: str):
    with app.test_request_context(f"/pflege-und-wohnangebote/{path}"):
        search = asked_search()

    before, after = search.query_around_category

    assert f"{before}art={search.category}{after}" == query_text(search.query())
