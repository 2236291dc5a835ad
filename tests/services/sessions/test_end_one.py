"""One sign-in is ended; somebody else's is not there at all."""

import pytest

from portal.domain.accounts.events import Event
from portal.services.sessions.end_one import end_one
from portal.values.errors import NotFound
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.own_account import NOW, events_of, tokens_of


@pytest.fixture
def account(session):
    return make_account(session)


def end(session, account, session_id):
    end_one(session, account_id=account.id, session_id=session_id, device="", now=NOW)


def test_ends_that_one_alone(session, account):
    first, second = (store_sign_in(session, account, now=NOW) for _ in range(2))

    end(session, account, first)

    assert list(tokens_of(session, account.id)) == [second]
    assert events_of(session, account.id) == [Event.SESSION_ENDED]


def test_somebody_elses_is_not_found_and_stays(session, account):
    other = make_account(session, email="other@example.org")
    their = store_sign_in(session, other, now=NOW)

    with pytest.raises(NotFound):
        end(session, account, their)

    assert list(tokens_of(session, other.id)) == [their]
    assert events_of(session, account.id) == []


def test_one_that_has_ended_is_not_found(session, account):
    ended = store_sign_in(session, account, now=NOW)
    end(session, account, ended)

    with pytest.raises(NotFound):
        end(session, account, ended)

    assert events_of(session, account.id) == [Event.SESSION_ENDED]
