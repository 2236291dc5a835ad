"""Every error has its German page that helps and tells nothing about the inside."""

import logging
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, abort, redirect
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from werkzeug.exceptions import HTTPException, ServiceUnavailable, TooManyRequests

from portal.values.errors import NotFound, Unavailable
from portal.web import errors
from tests.support.checked_client import CheckedClient
from tests.support.html import parse_document, text_of, walk
from tests.support.htmx import headers_for
from tests.web.conftest import AddView

HEADINGS = {
    400: "Das hat nicht geklappt",
    403: "Diese Seite ist nicht für Sie freigegeben",
    404: "Diese Seite gibt es nicht",
    405: "So lässt sich diese Seite nicht öffnen",
    410: "Das ist nicht mehr da",
    413: "Das war zu viel auf einmal",
    422: "Bitte prüfen Sie Ihre Angaben",
    429: "Bitte warten Sie einen Augenblick",
    500: "Bei uns ist ein Fehler passiert",
    503: "Das geht gerade nicht",
}
CANARY = "Kanarienvogel"


def heading(text: str) -> str:
    return text_of(next(walk(parse_document(text), "h1")))


def failing(error: BaseException) -> Callable[[], Any]:
    def view() -> Any:
        raise error

    return view


class TestPages:
    def test_each_known_status_has_one(self):
        assert set(HEADINGS) == set(errors.KNOWN)

    @pytest.mark.parametrize("status", HEADINGS)
    def test_says_in_german_what_happened_and_where_to_go(
        self, add_view: AddView, client: CheckedClient, status: int
    ):
        add_view("/probe", lambda: abort(status))

        answer = client.get("/probe")

        assert answer.status_code == status
        assert heading(answer.text) == HEADINGS[status]
        assert 'href="/digitale-beratung/"' in answer.text

    @pytest.mark.parametrize(
        ("seconds", "words"),
        [(None, "warten Sie kurz"), (59, "in etwa 1 Minute noch"), (61, "in etwa 2 Minuten noch")],
    )
    def test_too_many_requests_says_how_long_to_wait(
        self, add_view: AddView, client: CheckedClient, seconds: int | None, words: str
    ):
        add_view("/probe", failing(TooManyRequests(retry_after=seconds)))

        assert words in client.get("/probe").text

    @pytest.mark.parametrize(
        ("status", "borrowed"), [(418, 400), (451, 400), (501, 500), (504, 500)]
    )
    def test_a_status_without_page_borrows_its_familys(
        self, add_view: AddView, client: CheckedClient, status: int, borrowed: int
    ):
        add_view("/probe", lambda: abort(status))

        answer = client.get("/probe")

        assert answer.status_code == status
        assert heading(answer.text) == HEADINGS[borrowed]

    def test_htmx_gets_the_whole_page_too(self, client: CheckedClient):
        answer = client.get("/gibt/es/nicht", headers=headers_for(target="results"))

        assert answer.text.startswith("<!doctype html>")

    def test_a_redirect_is_no_error(self, add_view: AddView, client: CheckedClient):
        add_view("/probe", lambda: abort(redirect("/impressum", code=303)))

        answer = client.get("/probe")

        assert (answer.status_code, answer.headers["Location"]) == (303, "/impressum")

    def test_what_is_no_error_is_passed_on(self, add_view: AddView, client: CheckedClient):
        class NotModified(HTTPException):
            code = 304

        add_view("/probe", failing(NotModified()))

        answer = client.get("/probe")

        assert (answer.status_code, answer.data) == (304, b"")

    def test_405_names_what_is_allowed(self, client: CheckedClient):
        answer = client.post("/impressum")

        assert answer.status_code == 405
        assert "GET" in answer.headers["Allow"]

    def test_an_error_keeps_when_to_come_back(self, add_view: AddView, client: CheckedClient):
        add_view("/probe", failing(ServiceUnavailable(retry_after=7)))

        assert client.get("/probe").headers["Retry-After"] == "7"


class TestOwnErrors:
    def test_not_found_is_404(self, add_view: AddView, client: CheckedClient):
        add_view("/probe", failing(NotFound(CANARY)))

        answer = client.get("/probe")

        assert answer.status_code == 404
        assert CANARY not in answer.text

    @pytest.mark.parametrize(
        "error",
        [
            Unavailable(CANARY),
            OperationalError(f"SELECT {CANARY}", {}, Exception("database is locked")),
            PoolExhausted(CANARY),
        ],
    )
    def test_what_is_out_of_reach_is_503_and_says_when_to_come_back(
        self,
        add_view: AddView,
        client: CheckedClient,
        error: Exception,
        caplog: pytest.LogCaptureFixture,
    ):
        add_view("/probe", failing(error))

        answer = client.get("/probe")

        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "30"
        assert heading(answer.text) == HEADINGS[503]
        assert CANARY not in answer.text
        assert CANARY not in caplog.text
        assert type(error).__name__ in caplog.text


class TestUnhandled:
    def test_shows_a_reference_and_no_trace(
        self, app: Flask, add_view: AddView, caplog: pytest.LogCaptureFixture
    ):
        app.testing = False
        add_view("/probe", failing(RuntimeError(CANARY)))

        with caplog.at_level(logging.ERROR):
            answer = app.test_client().get("/probe")

        assert answer.status_code == 500
        assert heading(answer.text) == HEADINGS[500]
        assert CANARY not in answer.text
        assert "Traceback" not in answer.text
        (reference,) = re.findall(r"<strong>([0-9A-F]{8})</strong>", answer.text)
        assert f"reference {reference}" in caplog.text
        assert "RuntimeError" in caplog.text

    def test_the_log_names_every_cause_and_repeats_nothing_that_was_typed(
        self, app: Flask, add_view: AddView, caplog: pytest.LogCaptureFixture
    ):
        def view() -> None:
            try:
                int(CANARY)
            except ValueError as error:
                raise KeyError(CANARY) from error

        app.testing = False
        add_view("/probe", view)

        app.test_client().get("/probe")

        assert CANARY not in caplog.text
        assert "caused by\nValueError" in caplog.text
        assert caplog.text.index("KeyError") < caplog.text.index("caused by")
        assert f'File "{__file__}"' in caplog.text

    def test_of_a_refused_statement_only_its_text_is_logged(
        self, app: Flask, add_view: AddView, caplog: pytest.LogCaptureFixture
    ):
        app.testing = False
        refused = DataError("SELECT :a", {"a": CANARY}, Exception(f"row {CANARY}"))
        add_view("/probe", failing(refused))

        app.test_client().get("/probe")

        assert "SELECT :a" in caplog.text
        assert CANARY not in caplog.text

    def test_every_one_has_its_own_reference(self, app: Flask, add_view: AddView):
        app.testing = False
        add_view("/probe", failing(RuntimeError(CANARY)))
        client = app.test_client()

        found = {re.search(r"[0-9A-F]{8}<", client.get("/probe").text)[0] for _ in range(3)}

        assert len(found) == 3

    def test_is_raised_in_tests(self, add_view: AddView, client: CheckedClient):
        add_view("/probe", failing(RuntimeError(CANARY)))

        with pytest.raises(RuntimeError, match=CANARY):
            client.get("/probe")


class TestForgery:
    @pytest.mark.parametrize("token", [None, "", "falsch"])
    def test_a_form_without_its_token_is_400_and_says_what_to_do(
        self, add_view: AddView, client: CheckedClient, token: str | None
    ):
        done: list[str] = []
        add_view("/probe", lambda: done.append("x") or "", methods=("POST",))

        answer = client.post("/probe", data={} if token is None else {"csrf_token": token})

        assert answer.status_code == 400
        assert "laden Sie sie neu und senden Sie das Formular noch einmal" in answer.text
        assert done == []

    def test_other_malformed_requests_say_something_else(
        self, add_view: AddView, client: CheckedClient
    ):
        add_view("/probe", lambda: abort(400))

        assert "laden Sie sie neu" not in client.get("/probe").text
