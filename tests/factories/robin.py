"""People who walk through Robin, and answers that lead to known results."""

import secrets
from collections.abc import Iterator, Mapping
from typing import cast

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.domain.robin.answers import Answers
from portal.services.consultations.read import read_consultation
from portal.services.consultations.start import start_consultation
from portal.web import clock, content, outside
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories.forms import Form, Values, find_form, press

START = "/digitale-beratung/"
RESULT = "/digitale-beratung/ergebnis"
GO = "Los geht´s"
NEXT = "Weiter"
BACK = "Zurück"
MOST_STEPS = 60


def question_path(page_key: str) -> str:
    """Return the path of a page of questions."""
    return f"{START}frage/{page_key}"


PERSON = question_path("s02")
GRADE = question_path("s03")
LIFE = question_path("s04")
HELPERS = question_path("s05")
WISHES = question_path("s06")
INTERESTS = question_path("s07")

PARCHIM: Mapping[str, str] = {"ort": "19370", "umkreis": "25", "einwilligung": "ja"}
"""What the start page asks for."""

NOTHING_NEEDED: Values = {
    **PARCHIM,
    "fuer_wen": "selbst",
    "pg_status": "nein",
    "hilfebedarf": "kaum",
    "alter": "75_84",
    "wohnt": "partner",
    "wunsch": "offen",
    "wann": "vorsorge",
    "wer_hilft": ("niemand",),
    "interessen": ("recht",),
    "recht.themen": ("betreuung",),
}
"""A person who plans ahead: no part but the first is recommended."""

AT_HOME: Values = {
    **PARCHIM,
    "fuer_wen": "eltern",
    "rolle": "einverstanden",
    "pg_status": "ja",
    "pg": "2",
    "hilfebedarf": "taeglich",
    "alter": "85",
    "wohnt": "allein",
    "wunsch": "zuhause",
    "wann": "4_wochen",
    "wer_hilft": ("kinder_familie",),
    "interessen": ("haushalt",),
    "haushalt.arten": ("putzen", "einkaufen"),
}
"""A mother who stays at home: services and aids are recommended, homes are not."""

EVERY_PART: Values = {
    **AT_HOME,
    "wunsch": "wohnung",
    "interessen": ("haushalt", "demenz", "wohnen", "entlastung"),
    "demenz.stand": "ja",
    "wohnen.form": ("betreutes_wohnen",),
    "wohnen.miete": "miete",
    "entlastung.wofuer": ("urlaub",),
}
"""Needs that call for facilities in each of the parts 2 to 5."""


class StuckError(AssertionError):
    """Report a page of Robin that does not go on."""


def begin(client: FlaskClient, answers: Values = PARCHIM) -> TestResponse:
    """Fill in the start page and return the first page of questions."""
    return client.get(_onward(press(client, client.get(START), GO, answers)))


def go_on(client: FlaskClient, page: TestResponse, answers: Values) -> TestResponse:
    """Answer a page, press „Weiter“ and return the page that follows."""
    return client.get(_onward(press(client, page, NEXT, answers)))


def steps(client: FlaskClient, answers: Values) -> Iterator[TestResponse]:
    """Give every page on the way from the first questions to the result, each answered in turn.

    Raises:
        StuckError: a page was refused, or the result never came.
    """
    page = begin(client, answers)
    for _ in range(MOST_STEPS):
        yield page
        if page.request.path == RESULT:
            return
        page = go_on(client, page, answers)
    raise StuckError(f"no result after {MOST_STEPS} pages")


def walk(client: FlaskClient, answers: Values) -> TestResponse:
    """Answer Robin page by page as a browser without scripts does; return the result page.

    `answers` are named as the fields of the pages; those of pages that never come are not used.

    Raises:
        StuckError: a page was refused, or the result never came.
    """
    *_, result = steps(client, answers)
    return result


def walk_to(client: FlaskClient, answers: Values, *, page_key: str) -> TestResponse:
    """Answer the pages before the one with this key and return it, unanswered.

    Raises:
        StuckError: the page never came.
    """
    for page in steps(client, answers):
        if page.request.path == question_path(page_key):
            return page
    raise StuckError(f"page {page_key} never came")


def keep(client: FlaskClient, answers: Values) -> str:
    """Store the answers as if this browser had given them and return the consultation's id.

    For tests of what comes after the questions: one statement instead of a dozen pages.
    """
    consultation_id = secrets.token_hex(16)
    key = secrets.token_urlsafe(24)
    with client.application.app_context(), writing() as database:
        start_consultation(
            database,
            key=key,
            consultation_id=consultation_id,
            answers=cast("Answers", answers),
            catalogue_version=content.current().catalogue.version,
            consent_version="1",
            now=clock.now(),
            cipher=outside.current().cipher,
        )
    with client.session_transaction() as session:
        session["robin"] = key
    return consultation_id


def advise(client: FlaskClient, answers: Values, *, query: str = "") -> TestResponse:
    """Return the result page for these answers without walking through the questions."""
    keep(client, answers)
    return client.get(f"{RESULT}{query}")


def _onward(answer: TestResponse) -> str:
    if answer.status_code != 303 or answer.location is None:
        raise StuckError(f"{answer.request.path} answered {answer.status_code}:\n{answer.text}")
    return answer.location


def stored(client: FlaskClient) -> Mapping[str, str | tuple[str, ...]]:
    """Return what is stored of this browser's consultation."""
    with client.session_transaction() as session:
        key = session["robin"]
    with client.application.app_context():
        found = read_consultation(
            db.session(), key=key, now=clock.now(), cipher=outside.current().cipher
        )
    return found.answers


def form_on(client: FlaskClient, path: str) -> Form:
    """Return the form with the questions of a page."""
    return find_form(client.get(path), button=NEXT)


def answer(client: FlaskClient, path: str, values: Values | None = None) -> TestResponse:
    """Fill in the page at this path, press „Weiter“ and return the answer as it comes."""
    return press(client, client.get(path), NEXT, values)
