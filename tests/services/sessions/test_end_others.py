"""Every sign-in but this one is ended."""

import pytest

from portal.domain.accounts.events import Event
from portal.services.sessions.end_others import end_others
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.own_account import NOW, events_of, tokens_of


@pytest.fixture
def account(session):
    return make_account(session)


def end(session, account, session_id):
    return end_others(session, account_id=account.id, session_id=session_id, device="", now=NOW)


def test_ends_the_others_and_says_how_many(session, account):
    mine, *_ = (store_sign_in(session, account, now=NOW) for _ in range(3))

    assert end(session, account, mine) == 2

    assert list(tokens_of(session, account.id)) == [mine]
    assert events_of(session, account.id) == [Event.SESSION_ENDED]


def test_one_that_waits_for_its_code_ends_too(session, account):
    mine = store_sign_in(session, account, now=NOW)
    store_sign_in(session, account, awaits_second_factor=True, now=NOW)

    assert end(session, account, mine) == 1


def test_none_is_no_event(session, account):
    mine = store_sign_in(session, account, now=NOW)

    assert end(session, account, mine) == 0

    assert events_of(session, account.id) == []


def test_those_of_others_stay(session, account):
    other = make_account(session, email="other@example.org")
    their = store_sign_in(session, other, now=NOW)

    end(session, account, store_sign_in(session, account, now=NOW))

    assert list(tokens_of(session, other.id)) == [their]
