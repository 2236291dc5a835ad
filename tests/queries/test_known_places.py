"""A place is known where this account has signed in lately."""

from datetime import timedelta

import pytest

from portal.models.known_place import KnownPlace
from portal.queries.known_places import is_known_place
from tests.factories.accounts import make_account
from tests.models.records import NOW

ERIKA, MAX = "erika@example.org", "max@example.org"
PLACE = "b" * 64
LATELY = NOW - timedelta(days=30)


@pytest.fixture
def erika(session):
    account = make_account(session)
    session.add(KnownPlace(account_id=account.id, place_hash=PLACE, signed_in_at=NOW))
    session.flush()
    return account


def ask(session, **changes):
    plain = {"account_key": ERIKA, "place_hash": PLACE, "after": LATELY}
    return is_known_place(session, **(plain | changes))


@pytest.mark.usefixtures("erika")
def test_a13_is_known_after_a_sign_in(session):
    assert ask(session)


@pytest.mark.parametrize(
    "change",
    [{"account_key": MAX}, {"place_hash": "c" * 64}, {"after": NOW}],
)
@pytest.mark.usefixtures("erika")
def test_a13_another_account_place_or_time_is_not(session, change):
    make_account(session, email=MAX)

    assert not ask(session, **change)


def test_a13_an_account_that_does_not_exist_has_none(session):
    assert not ask(session)
