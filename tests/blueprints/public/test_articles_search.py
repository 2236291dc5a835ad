"""The search of the Informationsportal."""

import brotli
import pytest

from tests.factories import pages
from tests.support.html import walk
from tests.support.htmx import assert_swap_equals_reload, headers_for
from tests.support.statements import counted

INDEX = "/informationsportal/"
LIST = "artikel_liste"
MOST_BYTES = 8_000
MOST_SWAPPED = 1_800


@pytest.fixture
def search(client):
    def search(text, **others):
        return client.get(INDEX, query_string={"suche": text, **others})

    return search


def found(response):
    """Return the addresses of the hits in their order."""
    root = pages.element(pages.tree(response), LIST)
    return [next(walk(one, "a")).get("href") for one in walk(root, "h3")]


def robots_of(response):
    return [
        one.get("content")
        for one in walk(pages.tree(response), "meta")
        if one.get("name") == "robots"
    ]


def canonical_of(response):
    links = (one for one in walk(pages.tree(response), "link") if one.get("rel") == "canonical")
    return [one.get("href") for one in links]


def size_of(response):
    return len(brotli.compress(response.get_data(), quality=5))


class TestSearch:
    @pytest.mark.parametrize("text", ["", "   ", "\x00\n"])
    def test_an_empty_search_shows_all_by_topic(self, search, text):
        links = pages.links(pages.tree(search(text)))

        assert f"{INDEX}pflegegrade" in links.values()
        assert found(search(text)) == []

    def test_the_best_article_comes_first_with_its_part(self, search):
        page = search("Heimvertrag kündigen")

        path = f"{INDEX}heimvertrag-und-rechte-im-heim"
        assert found(page)[0] == path
        assert pages.links(pages.tree(page))["Kündigen"] == f"{path}#kuendigen"
        assert "2 Artikel zu „Heimvertrag kündigen“" in pages.main_text(page)

    @pytest.mark.parametrize("text", ["schlaganfal", "SCHLAGANFALL", "Shclaganfall"])
    def test_typing_mistakes_are_forgiven(self, search, text):
        assert found(search(text))[0] == f"{INDEX}nach-einem-schlaganfall"

    def test_says_which_word_was_taken(self, search):
        assert "Gesucht wurde auch nach: Pflegegrad." in pages.main_text(search("pfelgegrad"))

    def test_says_when_no_article_has_all_the_words(self, search):
        text = pages.main_text(search("Pflegegrad Xylophonunterricht"))

        assert "Kein Artikel enthält alle Wörter." in text

    def test_an_empty_result_leads_on(self, search, client):
        page = search("xyzzyqq")

        assert found(page) == []
        assert "Kein Artikel zu „xyzzyqq“" in pages.main_text(page)
        paths = [one.get("href") for one in walk(pages.element(pages.tree(page), LIST), "a")]
        assert len(paths) >= 4
        assert all(client.get(path).status_code == 200 for path in paths)

    def test_ten_hits_a_page_and_every_hit_once(self, search):
        first, second = search("Pflege"), search("Pflege", seite="2")

        assert len(found(first)) == 10
        assert len(found(second)) == 10
        assert not set(found(first)) & set(found(second))
        assert "Seite 2 von" in pages.main_text(second)

    @pytest.mark.parametrize("page", ["99", "6"])
    def test_a_page_after_the_last_is_not_there(self, search, page):
        assert search("Rollator", seite=page).status_code == 404

    @pytest.mark.parametrize("page", ["0", "-1", "x", "1e9", "²", "10000000000", "", "1; --"])
    def test_a_number_that_is_none_is_the_first_page(self, search, page):
        assert found(search("Pflege", seite=page)) == found(search("Pflege"))

    @pytest.mark.parametrize(
        "text",
        [
            "x" * 1_900,
            "pflege " * 250,
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "{{ 7*7 }} {% raw %}",
            "pflege\x00grad",
            "a\r\nSet-Cookie: b=c",
            "'; DROP TABLE facility; --",
            "%00",
            "\u202e\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
            "🙂" * 100,
        ],
    )
    def test_hostile_text_does_no_harm(self, search, text):
        page = search(text)

        assert page.status_code == 200
        assert "\x00" not in page.text
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
        assert "49" not in pages.main_text(page)
        assert size_of(page) <= MOST_BYTES

    def test_a_text_beyond_the_longest_address_is_refused(self, search):
        assert search("x" * 2_000).status_code == 400

    def test_the_words_stand_in_the_field_again_shortened(self, search):
        field = pages.element(pages.tree(search("pflege " * 200)), "suche")

        assert len(field.get("value")) <= 100

    def test_search_engines_do_not_keep_it(self, search):
        assert robots_of(search("Pflegegrad")) == ["noindex"]
        assert canonical_of(search("Pflegegrad")) == []

    def test_the_search_is_an_address_and_sets_no_cookie(self, search):
        page = search("Krebs")

        (form,) = [one for one in walk(pages.tree(page), "form") if one.get("role") == "search"]
        assert form.get("method") == "get"
        assert form.get("action") == INDEX
        assert "Set-Cookie" not in page.headers

    def test_asks_the_database_nothing(self, search, database):
        with counted(database) as statements:
            search("Pflege")
            search("xyzzyqq")

        assert statements == []


class TestSwap:
    def test_page_and_swap_are_the_page_reloaded(self, client):
        assert_swap_equals_reload(
            client,
            page=f"{INDEX}?suche=Pflege",
            target=LIST,
            address=f"{INDEX}?suche=Pflege&seite=2",
        )

    @pytest.mark.parametrize("text", ["Pflege", "xyzzyqq", ""])
    def test_gives_the_list_only_announced_and_small(self, client, text):
        page = client.get(INDEX, query_string={"suche": text}, headers=headers_for(target=LIST))

        assert page.text.lstrip().startswith(f'<section id="{LIST}"')
        assert "<form" not in page.text
        assert 'id="ansage"' in page.text
        if text:
            assert size_of(page) <= MOST_SWAPPED
