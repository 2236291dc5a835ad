"""Success takes back what stood in its way, and nothing that others failed at."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.throttling import Kind
from portal.services.sign_ins.clear_tries import clear_tries
from portal.services.sign_ins.remember_place import remember_place
from portal.services.sign_ins.reserve_try import TooManyTries, reserve_try
from tests.factories.accounts import make_account
from tests.models.records import NOW

ERIKA, OWN = "erika@example.org", "own@example.org"
HOME, ABROAD = "192.0.2.7", "198.51.100.1"
PLAIN = {
    "kind": Kind.PASSWORD,
    "account_key": ERIKA,
    "place": ABROAD,
    "secret": "s",
    "now": NOW,
}


def attempt(session, **changes):
    reserve_try(session, **(PLAIN | changes))


def succeed(session, **changes):
    clear_tries(session, **(PLAIN | changes))


def counts(session):
    return sorted(session.scalars(sa.text("SELECT count FROM sign_in_failure")))


@pytest.fixture
def _known_home(session):
    account = make_account(session)
    remember_place(
        session,
        account_id=account.id,
        account_key=PLAIN["account_key"],
        place=HOME,
        secret="s",
        now=NOW,
    )


def test_a13_one_try_that_was_right_leaves_nothing(session):
    attempt(session)

    succeed(session)

    assert counts(session) == []


def test_a13_the_count_of_the_account_begins_anew(session):
    for _ in range(9):
        attempt(session, place=HOME)
    attempt(session)

    succeed(session)

    for _ in range(10):
        attempt(session)
    with pytest.raises(TooManyTries):
        attempt(session)


def test_6_3_1_own_success_does_not_free_an_address_that_guesses_at_others(session):
    for number in range(12):
        attempt(session, account_key=f"{number}@example.org")
    attempt(session, account_key=OWN)

    succeed(session, account_key=OWN)

    assert counts(session)[-1] == 12


def test_a_whole_house_may_sign_in_from_one_address(session):
    for number in range(60):
        attempt(session, account_key=f"{number}@example.org")
        succeed(session, account_key=f"{number}@example.org")

    assert counts(session) == []


@pytest.mark.usefixtures("_known_home")
def test_6_3_1_success_at_a_known_place_leaves_strangers_slowed_down(session):
    for number in range(10):
        attempt(session, place=f"198.51.100.{number}")
    for _ in range(5):
        attempt(session, place=HOME)

    succeed(session, place=HOME)

    assert counts(session) == [1] * 10 + [10]
    attempt(session, place=HOME)
    with pytest.raises(TooManyTries):
        attempt(session, place="203.0.113.1")


def test_only_its_own_kind_is_taken_back(session):
    attempt(session)
    attempt(session, kind=Kind.SECOND_FACTOR)

    succeed(session)

    assert counts(session) == [1, 1]


def test_without_a_try_there_is_nothing_to_take_back(session):
    succeed(session)

    assert counts(session) == []
