"""Who guesses too often must wait; nobody else must."""

from datetime import timedelta

import pytest

from portal.web import guessing
from portal.web.guessing import MOST_WRONG, WINDOW, note_wrong, seconds_to_wait
from tests.factories.directory import NOW


@pytest.fixture(autouse=True)
def _stopped_clock(freeze):
    freeze(NOW)


@pytest.fixture
def caller(app):
    def caller(address="192.0.2.1"):
        return app.test_request_context(environ_base={"REMOTE_ADDR": address})

    return caller


def guess(times):
    for _ in range(times):
        note_wrong()


def test_x12_a_few_wrong_tries_are_free(caller):
    with caller():
        guess(MOST_WRONG - 1)

        assert seconds_to_wait() == 0


def test_x12_after_that_one_waits_for_the_rest_of_the_window(caller, freeze):
    with caller():
        guess(MOST_WRONG)
        assert seconds_to_wait() == 600

        freeze(NOW + WINDOW - timedelta(milliseconds=1))
        assert seconds_to_wait() == 1

        freeze(NOW + WINDOW)
        assert seconds_to_wait() == 0
        guess(1)
        assert seconds_to_wait() == 0


def test_x12_others_need_not_wait_but_neighbours_of_one_network_do(caller):
    with caller("2001:db8::1"):
        guess(MOST_WRONG)

    with caller("2001:db8::2"):
        assert seconds_to_wait() > 0
    with caller("2001:db8:1::1"):
        assert seconds_to_wait() == 0


def test_no_more_callers_are_remembered_than_memory_allows(app, caller, monkeypatch):
    monkeypatch.setattr(guessing, "MOST_PLACES", 2)
    for number in range(5):
        with caller(f"192.0.2.{number}"):
            note_wrong()

    assert list(app.extensions[guessing.NAME]) == ["192.0.2.3", "192.0.2.4"]
