"""The events that „Letzte Aktivitäten“ shows: one's own, 180 days, page by page."""

from datetime import timedelta

import pytest

from portal.domain.accounts.events import Event
from portal.domain.accounts.terms import EVENTS
from portal.queries.security_events import PAGE_SIZE, list_all, list_recent
from portal.services.journal.note_event import note_event
from tests.factories.accounts import make_account
from tests.factories.own_account import NOW


@pytest.fixture
def account(session):
    return make_account(session)


def note(session, account, *, ago=timedelta(0), event=Event.SIGNED_IN):
    note_event(session, account_id=account.id, event=event, device="", now=NOW - ago)


def recent(session, account, number=1):
    return list_recent(session, account_id=account.id, now=NOW, page_number=number)


def test_the_latest_come_first(session, account):
    note(session, account, ago=timedelta(hours=1), event=Event.SIGNED_OUT)
    note(session, account)
    note(session, account, event=Event.SETTINGS_CHANGED)

    kinds = [event.kind for event in recent(session, account).events]

    assert kinds == [Event.SETTINGS_CHANGED, Event.SIGNED_IN, Event.SIGNED_OUT]


def test_those_of_others_and_older_ones_do_not_show(session, account):
    note(session, make_account(session, email="other@example.org"))
    note(session, account, ago=EVENTS)
    note(session, account, ago=EVENTS - timedelta(seconds=1))

    assert len(recent(session, account).events) == 1


@pytest.mark.parametrize(
    ("asked", "shown", "rows"), [(1, 1, PAGE_SIZE), (2, 2, 1), (99, 2, 1), (0, 1, PAGE_SIZE)]
)
def test_are_paged_and_a_page_beyond_the_end_is_the_last(session, account, asked, shown, rows):
    for number in range(PAGE_SIZE + 1):
        note(session, account, ago=timedelta(minutes=number))

    found = recent(session, account, asked)

    assert (found.number, found.count, len(found.events)) == (shown, 2, rows)


def test_none_are_one_empty_page(session, account):
    found = recent(session, account)

    assert (found.events, found.number, found.count) == ((), 1, 1)


def test_all_of_an_account_go_into_its_download(session, account):
    note(session, make_account(session, email="other@example.org"))
    note(session, account, ago=EVENTS)
    note(session, account, event=Event.SIGNED_OUT)

    kinds = [event.kind for event in list_all(session, account_id=account.id)]

    assert kinds == [Event.SIGNED_OUT, Event.SIGNED_IN]
