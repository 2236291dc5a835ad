"""The swap does what htmx does, and a page that differs is found."""

import pytest
from flask import Response, request

from tests.support.good_page import FULL_RESULTS, GOOD_PAGE, make_site
from tests.support.html import parse_document
from tests.support.htmx import SwapFailed, assert_swap_equals_reload, normalised, swap
from tests.support.test_checked_client import client_of

RELOADED = GOOD_PAGE.replace("Keine Treffer", "Drei Treffer")
MESSAGE = '<p id="meldung" role="status" aria-live="polite" data-hx-swap-oob="true">Drei</p>'
TITLE = "<title>Drei gefunden – Portal</title>"


class TestSwap:
    def test_replaces_the_target(self):
        assert swap(GOOD_PAGE, "results", FULL_RESULTS) == normalised(parse_document(RELOADED))

    def test_fills_the_live_region_without_counting_it(self):
        swapped = swap(GOOD_PAGE, "results", FULL_RESULTS + MESSAGE)

        assert swapped == normalised(parse_document(RELOADED))

    def test_takes_the_title_over(self):
        named = RELOADED.replace("<title>Pflege finden", "<title>Drei gefunden")

        swapped = swap(GOOD_PAGE, "results", FULL_RESULTS + TITLE)

        assert swapped == normalised(parse_document(named))

    def test_keeps_what_was_ticked_before(self):
        ticked = GOOD_PAGE.replace('value="5"', 'value="5" checked')

        swapped = swap(ticked, "results", FULL_RESULTS, chosen={"umkreis": "5"})
        other = swap(ticked, "results", FULL_RESULTS, chosen={})

        assert swapped == normalised(
            parse_document(RELOADED.replace('value="5"', 'value="5" checked'))
        )
        assert other == normalised(parse_document(RELOADED))

    @pytest.mark.parametrize(
        ("target", "fragment"),
        [
            ("fehlt", FULL_RESULTS),
            ("results", FULL_RESULTS * 2),
            ("results", MESSAGE),
            ("results", TITLE),
            ("results", FULL_RESULTS + MESSAGE.replace("meldung", "fehlt")),
        ],
    )
    def test_refuses_what_does_not_fit(self, target: str, fragment: str):
        with pytest.raises(SwapFailed):
            swap(GOOD_PAGE, target, fragment)


class TestNormalised:
    @pytest.mark.parametrize(
        ("good", "other"),
        [
            ("Ihr Ort", "Ihr  \n Ort"),
            ('value="abc"', 'value="xyz"'),
            ('src="/haus.svg" alt=""', 'alt="" src="/haus.svg"'),
        ],
    )
    def test_spaces_tokens_and_order_do_not_count(self, good: str, other: str):
        assert good in GOOD_PAGE
        changed = parse_document(GOOD_PAGE.replace(good, other))

        assert normalised(changed) == normalised(parse_document(GOOD_PAGE))

    @pytest.mark.parametrize(
        ("good", "other"), [("Ihr Ort", "Ihr Wort"), ('value="5"', 'value="6"')]
    )
    def test_texts_and_values_count(self, good: str, other: str):
        changed = parse_document(GOOD_PAGE.replace(good, other))

        assert normalised(changed) != normalised(parse_document(GOOD_PAGE))


class TestAssertSwapEqualsReload:
    def test_passes_when_both_agree(self):
        answer = assert_swap_equals_reload(
            client_of(make_site()), page="/", target="results", address="/treffer"
        )

        assert answer.text == FULL_RESULTS

    def test_passes_for_a_post(self):
        answer = assert_swap_equals_reload(
            client_of(make_site()), page="/", target="results", address="/treffer", data={"a": "b"}
        )

        assert answer.request.method == "POST"

    @pytest.mark.parametrize(
        "fragment",
        [FULL_RESULTS.replace("Drei", "Vier"), FULL_RESULTS.replace("</s", "<p>Mehr</p></s")],
    )
    def test_fails_when_the_fragment_differs(self, fragment: str):
        client = client_of(make_site(fragment=fragment))

        with pytest.raises(SwapFailed, match="line"):
            assert_swap_equals_reload(client, page="/", target="results", address="/treffer")

    def test_fails_when_the_page_would_be_cached_for_the_fragment(self):
        site = make_site()

        def drop(response: Response) -> Response:
            if "HX-Request" not in request.headers:
                del response.headers["Vary"]
            return response

        site.after_request_funcs[None].insert(0, drop)  # the first one runs last
        with pytest.raises(SwapFailed, match="vary"):
            assert_swap_equals_reload(
                client_of(site), page="/", target="results", address="/treffer"
            )
