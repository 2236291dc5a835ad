"""No code about a person who does not know of the consultation, as the question promises."""

from datetime import timedelta

import pytest

from portal.blueprints.seekers.robin import session
from tests.blueprints.seekers.robin.test_resuming import (
    ANSWERS,
    CODE,
    MAKE,
    enter,
    make,
    stored,
)
from tests.factories import pages, robin
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press

UNKNOWING = robin.AT_HOME | {"rolle": "nein"}
NO_CODE = "Darum gibt es keinen Code, und Ihre Antworten werden nach 24 Stunden gelöscht."


def test_the_page_says_so_and_offers_none(client):
    robin.keep(client, UNKNOWING)

    page = client.get(ANSWERS)

    assert NO_CODE in pages.main_text(page)
    assert MAKE not in page.text


def test_a_button_from_before_makes_none(client, app):
    robin.keep(client, robin.AT_HOME)
    page = client.get(ANSWERS)
    robin.answer(client, robin.PERSON, {"rolle": "nein"})

    answer = press(client, page, MAKE)

    assert answer.location == f"{ANSWERS}#code"
    assert NO_CODE in pages.main_text(client.get(ANSWERS))
    assert stored(app).code_hash is None


@pytest.mark.parametrize("comes_by_code", [False, True])
def test_one_made_before_ends_with_the_answer(client, other_client, app, comes_by_code):
    robin.keep(client, robin.AT_HOME)
    code = make(client)
    enter(other_client, code)
    browser = other_client if comes_by_code else client

    robin.answer(browser, robin.PERSON, {"rolle": "nein"})

    assert stored(app).code_hash is None
    assert stored(app).expires_at <= NOW + timedelta(hours=24)
    assert not CODE.search(pages.main_text(browser.get(ANSWERS)))
    assert robin.stored(browser) == UNKNOWING
    with browser.session_transaction() as own:
        assert own[session.NAME] != code


def test_the_question_promises_just_that(client):
    robin.keep(client, UNKNOWING)

    page = client.get(robin.PERSON)

    assert "ohne Namen und ohne Code" in pages.main_text(page)
    assert "ohne Speichern" not in page.text
    assert find_form(page, button=robin.NEXT).chosen("rolle") == ["nein"]
