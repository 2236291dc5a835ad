"""A double click of somebody who came by code and deletes it: both clicks have one effect."""

import pytest

from portal.blueprints.seekers.robin import asking, resuming
from tests.blueprints.seekers.robin.test_resuming import (
    ANSWERS,
    DROP,
    MAKE,
    enter,
    make,
    stored,
)
from tests.factories import robin
from tests.factories.forms import press

COOKIE = "sitzung"
UNKNOWING = {"rolle": "nein"}
WAYS = [(resuming, ANSWERS, DROP, {}), (asking, robin.PERSON, robin.NEXT, UNKNOWING)]


@pytest.fixture
def guest(client, other_client):
    """Return a browser that came by the code of another."""
    robin.keep(client, robin.AT_HOME)
    enter(other_client, make(client))
    return other_client


@pytest.fixture
def interrupt(app, monkeypatch):
    """Return a function that lets the same browser press a button just before a write."""

    def interrupt(module, browser, page, button, answers=()):
        twin, writing = app.test_client(), module.writing
        twin.set_cookie(COOKIE, browser.get_cookie(COOKIE).value)

        def write_after_the_other():
            monkeypatch.setattr(module, "writing", writing)
            press(twin, page, button, dict(answers))
            return writing()

        monkeypatch.setattr(module, "writing", write_after_the_other)

    return interrupt


@pytest.mark.parametrize("way", WAYS)
class TestTwice:
    def test_one_after_the_other(self, guest, app, way):
        _, path, button, answers = way
        page, before = guest.get(path), guest.get_cookie(COOKIE).value
        first = press(guest, page, button, answers)
        guest.set_cookie(COOKIE, before)

        second = press(guest, page, button, answers)

        assert (first.status_code, second.status_code) == (303, 303)
        assert robin.stored(guest) == robin.AT_HOME | answers
        assert stored(app).code_hash is None

    def test_at_the_same_moment(self, guest, app, interrupt, way):
        module, path, button, answers = way
        page = guest.get(path)
        interrupt(module, guest, page, button, answers)

        assert press(guest, page, button, answers).status_code == 303

        assert robin.stored(guest) == robin.AT_HOME | answers
        assert stored(app).code_hash is None


def test_a_code_that_another_deleted_opens_nothing_on_any_press(client, guest):
    page = guest.get(ANSWERS)
    press(client, client.get(ANSWERS), DROP)

    assert press(guest, page, DROP).status_code == 410


def test_a_code_made_at_the_same_moment_ends_with_the_answer_too(client, app, interrupt):
    robin.keep(client, robin.AT_HOME)
    page = client.get(robin.PERSON)
    interrupt(asking, client, client.get(ANSWERS), MAKE)

    press(client, page, robin.NEXT, UNKNOWING)

    assert stored(app).code_hash is None
