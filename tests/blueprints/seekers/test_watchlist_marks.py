"""The mark „Merken“ on the cards: a plain link, and with htmx a small answer in its place."""

import json

import brotli
import pytest

from portal.domain.matching.category import Category
from portal.domain.watchlist.entries import MOST_ENTRIES
from tests.factories import directory, pages
from tests.factories.accounts import sign_in
from tests.factories.directory import Offer, one_of_each
from tests.factories.robin import AT_HOME, advise
from tests.factories.watchlist import LIST, unwatch, watch
from tests.support.html import by_id, parse_document, parse_fragment, text_of, walk
from tests.support.htmx import headers_for, normalised, swap
from tests.support.statements import counted, writes_nothing

SEARCH = "/pflege-und-wohnangebote/?ort=19370&art=stationaer"
PACKET_BYTES = 1_460
STATUS_LINE = len("HTTP/1.1 200 OK\r\n\r\n")


def mark_on(page, number):
    return pages.element(pages.tree(page), f"m{number}")


def mark_in(fragment):
    """Return the mark and what the live region says of a fragment."""
    mark, *others = parse_fragment(fragment.text)
    (said,) = [text_of(one) for one in others] or [""]
    return mark, said


def press(client, mark):
    """Press the mark as htmx does: fetch the step, send it on; return both answers."""
    headers = headers_for(target=mark.get("id"))
    step = client.get(mark.get("data-hx-get"), headers=headers)
    sender, _ = mark_in(step)
    values = json.loads(sender.get("data-hx-vals"))
    return step, client.post(sender.get("data-hx-post"), data=values, headers=headers)


@pytest.fixture
def number(add_offers):
    """Return the number of the only facility."""
    (number,) = add_offers(Offer(name="Haus Ahorn"))
    return number


class TestPlain:
    def test_d13_each_card_leads_to_the_page_that_asks(self, client, number):
        link = mark_on(client.get(SEARCH), number)

        assert text_of(link) == "Merken: Haus Ahorn"
        assert pages.heading(client.get(link.get("href"))) == (
            "Haus Ahorn auf die Merkliste setzen?"
        )

    def test_d13_what_is_on_the_list_says_so_and_leads_to_taking_it_off(self, client, number):
        watch(client, number)

        link = mark_on(client.get(SEARCH), number)

        assert text_of(link) == "✓ Gemerkt: Haus Ahorn"
        assert pages.heading(client.get(link.get("href"))) == (
            "Haus Ahorn steht auf Ihrer Merkliste"
        )

    @pytest.mark.usefixtures("erika")
    def test_d13_the_account_counts_too(self, client, number):
        watch(client, number)

        assert client.get_cookie("merkliste") is None
        assert text_of(mark_on(client.get(SEARCH), number)) == "✓ Gemerkt: Haus Ahorn"

    @pytest.mark.usefixtures("erika")
    def test_d13_somebody_elses_list_does_not_count(self, client, other_client, number):
        watch(other_client, number)

        assert text_of(mark_on(client.get(SEARCH), number)) == "Merken: Haus Ahorn"

    def test_d13_a_forged_cookie_marks_nothing(self, client, number):
        client.set_cookie("merkliste", "AAAAAQ.forged")

        assert text_of(mark_on(client.get(SEARCH), number)) == "Merken: Haus Ahorn"

    def test_d13_robins_hits_can_be_marked(self, client, add_offers):
        add_offers(*one_of_each())

        result = advise(client, AT_HOME)

        links = pages.links(pages.tree(result))
        assert any(text.startswith("Merken: Ambulante") for text in links)

    def test_d14_one_of_a_kind_is_told_what_comparing_needs(self, client, add_offers):
        first, second = add_offers(Offer(name="Haus A"), Offer(name="Haus B"))
        watch(client, first)
        before = pages.main_text(client.get(LIST))

        watch(client, second)

        sentence = "Merken Sie sich noch eine Einrichtung dieser Art"
        assert sentence in before
        assert sentence not in pages.main_text(client.get(LIST))


class TestCaches:
    @pytest.mark.usefixtures("number")
    def test_a_search_without_list_sets_no_cookie_and_varies_by_it(self, client):
        page = client.get(SEARCH)

        assert "Set-Cookie" not in page.headers
        assert "no-store" not in page.headers.get("Cache-Control", "")
        assert {one.strip() for one in page.headers["Vary"].split(",")} >= {
            "Cookie",
            "HX-Request",
            "HX-Target",
        }

    def test_a_search_with_a_list_is_stored_nowhere(self, client, number):
        watch(client, number)

        for headers in ({}, headers_for(target="angebote")):
            assert client.get(SEARCH, headers=headers).headers["Cache-Control"] == "no-store"

    def test_what_is_marked_costs_no_statement_and_no_row(self, client, database, number):
        with counted(database) as before:
            client.get(SEARCH)
        watch(client, number)

        with writes_nothing(database), counted(database) as after:
            client.get(SEARCH)

        assert len(after) == len(before) <= 4

    @pytest.mark.usefixtures("erika")
    @pytest.mark.parametrize("hits", [1, 30])
    def test_an_account_costs_two_statements_however_many_hits(
        self, client, database, add_offers, hits
    ):
        numbers = add_offers(*(Offer(name=f"Haus {one}") for one in range(hits)))
        watch(client, *numbers[:3])

        with counted(database) as statements:
            client.get(SEARCH)

        assert len(statements) <= 6


class TestSwap:
    @pytest.mark.parametrize("is_listed", [False, True])
    def test_d13_pressed_it_is_the_mark_of_the_page_reloaded(self, client, number, is_listed):
        if is_listed:
            watch(client, number)
        page = client.get(SEARCH)

        step, done = press(client, mark_on(page, number))

        assert "data-hx-trigger" in swap(page.text, f"m{number}", step.text)
        swapped = swap(page.text, f"m{number}", done.text)
        assert swapped == normalised(parse_document(client.get(SEARCH).text))

    def test_d13_each_answer_is_one_packet(self, client, number):
        for _ in range(2):
            for answer in press(client, mark_on(client.get(SEARCH), number)):
                headers = sum(len(name) + len(value) + 4 for name, value in answer.headers)
                body = len(brotli.compress(answer.data, quality=5))
                assert STATUS_LINE + headers + body <= PACKET_BYTES

    def test_d13_the_focus_finds_an_element_with_the_same_id_each_time(self, client, number):
        before = mark_on(client.get(SEARCH), number)

        answers = press(client, before)

        for answer in answers:
            mark, _ = mark_in(answer)
            assert (mark.tag, mark.get("id")) == ("a", before.get("id"))
            assert mark.get("href", "").startswith(f"{LIST}/{number}")

    def test_d13_it_is_announced_once_each_way(self, client, number):
        said = [
            mark_in(answer)[1]
            for _ in range(2)
            for answer in press(client, mark_on(client.get(SEARCH), number))
        ]

        assert said == [
            "",
            "Haus Ahorn steht jetzt auf Ihrer Merkliste.",
            "",
            "Haus Ahorn steht nicht mehr auf Ihrer Merkliste.",
        ]

    def test_the_state_wanted_counts_and_not_the_opposite_of_what_is(self, client, number):
        page = client.get(SEARCH)
        watch(client, number)

        press(client, mark_on(page, number))

        assert text_of(mark_on(client.get(SEARCH), number)).startswith("✓ Gemerkt")

    def test_taking_off_what_is_gone_already_leaves_it_so(self, client, number):
        watch(client, number)
        page = client.get(SEARCH)
        unwatch(client, number)

        _, done = press(client, mark_on(page, number))

        assert text_of(mark_in(done)[0]) == "Merken: Haus Ahorn"

    def test_fetching_the_step_changes_nothing(self, client, database, number):
        link = mark_on(client.get(SEARCH), number)

        with writes_nothing(database):
            client.get(link.get("data-hx-get"), headers=headers_for(target=link.get("id")))

        assert client.get_cookie("merkliste") is None

    def test_without_its_token_nothing_is_marked(self, client, number):
        headers = headers_for(target=f"m{number}")

        assert client.post(f"{LIST}/{number}", headers=headers).status_code == 400
        assert (
            client.post(f"{LIST}/entfernen", data={"e": number}, headers=headers).status_code == 400
        )
        assert client.get_cookie("merkliste") is None

    def test_the_token_of_another_browser_is_refused(self, client, other_client, number):
        link = mark_on(client.get(SEARCH), number)
        headers = headers_for(target=link.get("id"))
        mine, _ = mark_in(client.get(link.get("data-hx-get"), headers=headers))
        other_client.get(f"{LIST}/{number}")

        values = json.loads(mine.get("data-hx-vals"))
        refused = other_client.post(f"{LIST}/{number}", data=values, headers=headers)

        assert refused.status_code == 400

    def test_d12_what_is_not_public_cannot_be_marked(self, client, app, number):
        directory.change(app, number, is_published=False)

        headers = headers_for(target=f"m{number}")
        assert client.get(f"{LIST}/{number}", headers=headers).status_code == 404

    def test_d13_a_full_list_says_so_in_place(self, client, add_offers):
        *first, last = add_offers(
            *(Offer(category=Category.WOHNEN, name=f"Haus {one}") for one in range(MOST_ENTRIES)),
            Offer(name="Haus Zuletzt"),
        )
        watch(client, *first)

        _, done = press(client, mark_on(client.get(SEARCH), last))

        mark, said = mark_in(done)
        assert (done.status_code, said) == (200, "Ihre Merkliste ist voll.")
        assert (text_of(mark), mark.get("href")) == ("Merkliste ist voll: ansehen", LIST)

    def test_another_target_gets_the_whole_page(self, client, number):
        page = client.get(f"{LIST}/{number}", headers=headers_for(target=f"m{number + 1}"))

        assert by_id(pages.tree(page), "inhalt") is not None

    def test_what_a_name_says_is_text(self, client, add_offers):
        (number,) = add_offers(Offer(name="<img src=x onerror=alert(1)>'\"&"))

        step, done = press(client, mark_on(client.get(SEARCH), number))

        for answer in (step, done):
            mark, _ = mark_in(answer)
            assert list(walk(mark, "img")) == []
            assert "<img src=x onerror=alert(1)>'\"&" in text_of(mark)

    def test_the_account_keeps_what_is_marked(self, app, client, other_client, erika, number):
        press(client, mark_on(client.get(SEARCH), number))

        sign_in(other_client, app, erika)
        assert text_of(mark_on(other_client.get(SEARCH), number)) == "✓ Gemerkt: Haus Ahorn"
