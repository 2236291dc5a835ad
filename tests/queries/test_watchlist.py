"""The Merkliste of an account is its own."""

from datetime import timedelta

import pytest

from portal.models.watchlist_entry import WatchlistEntry
from portal.queries import watchlist
from portal.queries.watchlist import WatchedFacility
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility


@pytest.fixture
def erika(session):
    return make_account(session)


@pytest.fixture
def add(session):
    """Return a function that stores a facility and returns its id."""
    add_source(session)

    def add_one(number, **fields):
        facility = make_facility(external_id=f"watched {number}", **fields)
        session.add(facility)
        session.flush()
        return facility.id

    return add_one


def watch(session, account, facility_id, *, now=NOW):
    session.add(WatchlistEntry(account_id=account.id, facility_id=facility_id, added_at=now))
    session.flush()


def test_d13_entries_are_ones_own_and_the_oldest_first(session, erika, add):
    other = make_account(session, email="otto@example.org")
    old, new, foreign = add(1), add(2), add(3)
    watch(session, erika, new, now=NOW + timedelta(days=1))
    watch(session, erika, old)
    watch(session, other, foreign)

    assert watchlist.list_ids(session, account_id=erika.id) == (old, new)
    stored = watchlist.list_entries(session, account_id=erika.id)
    assert [one.facility_id for one in stored] == [old, new]
    assert watchlist.list_ids(session, account_id="0" * 32) == ()


def test_d12_what_is_not_public_has_no_name(session, erika, add):
    shown = add(1, name="Haus am See", city="Parchim")
    hidden = add(2, name="Geheim", is_published=False)
    for number in (shown, hidden):
        watch(session, erika, number)

    assert watchlist.list_for(session, account_id=erika.id) == (
        WatchedFacility(facility_id=shown, name="Haus am See", city="Parchim", added_at=NOW),
        WatchedFacility(facility_id=hidden, name="", city="", added_at=NOW),
    )


def test_d12_public_are_those_that_exist_and_are_published(session, add):
    shown, hidden = add(1), add(2, is_published=False)

    assert watchlist.list_public(session, ids=(shown, hidden, shown + 99)) == {shown}
    assert watchlist.list_public(session, ids=()) == frozenset()
