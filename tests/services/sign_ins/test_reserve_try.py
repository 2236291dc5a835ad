"""A try is counted before it is judged, on the right tracks, also when many come at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.throttling import FORGOTTEN_AFTER, QUIET, Kind, keys_of
from portal.models.sign_in_failure import SignInFailure
from portal.services.sign_ins.remember_place import remember_place
from portal.services.sign_ins.reserve_try import TooManyTries, reserve_try
from tests.factories.accounts import make_account
from tests.models.records import NOW

HOME, ABROAD = "192.0.2.7", "198.51.100.1"
ERIKA, MAX, NOBODY = "erika@example.org", "max@example.org", "nobody@example.org"


def attempt(session, **changes):
    plain = {
        "kind": Kind.PASSWORD,
        "account_key": ERIKA,
        "place": ABROAD,
        "secret": "s",
        "now": NOW,
    }
    with session.begin_nested():
        reserve_try(session, **(plain | changes))


def seconds(session, **changes):
    """Return what somebody who tries is told to wait."""
    try:
        attempt(session, **changes)
    except TooManyTries as refused:
        return refused.seconds
    return 0


def rows(session):
    found = session.execute(sa.text("SELECT * FROM sign_in_failure ORDER BY count"))
    return [dict(row) for row in found.mappings()]


@pytest.fixture
def erika(session):
    """Return an account that has signed in at home."""
    account = make_account(session)
    remember_place(
        session, account_id=account.id, account_key=ERIKA, place=HOME, secret="s", now=NOW
    )
    return account


class TestStranger:
    def test_a13_the_tenth_try_at_an_account_goes_through_and_the_next_waits(self, session):
        waits = [seconds(session, place=f"198.51.100.{number}") for number in range(12)]

        assert waits == [0] * 10 + [10, 10]

    def test_a13_the_twentieth_try_from_an_address_goes_through_and_the_next_waits(self, session):
        waits = [seconds(session, account_key=f"{number}@example.org") for number in range(22)]

        assert waits == [0] * 20 + [10, 10]

    def test_a13_waiting_helps_and_the_next_wait_is_longer(self, session):
        for _ in range(10):
            attempt(session)

        later = NOW + timedelta(seconds=10)

        assert seconds(session, now=later) == 0
        assert seconds(session, now=later) == 20

    def test_a13_what_is_refused_changes_nothing(self, session):
        for _ in range(10):
            attempt(session)
        before = rows(session)

        for later in range(9):
            assert seconds(session, now=NOW + timedelta(seconds=later))
            assert seconds(session, place=HOME, now=NOW + timedelta(seconds=later))

        assert rows(session) == before

    def test_a13_the_longest_wait_counts(self, session):
        for number in range(20):
            attempt(session, account_key=f"{number}@example.org")
        for number in range(12):
            attempt(session, place=f"2001:db8:{number}::", now=NOW + number * timedelta(seconds=40))

        assert seconds(session, now=NOW + timedelta(seconds=440)) == 40

    @pytest.mark.usefixtures("erika")
    def test_a13_an_account_that_does_not_exist_is_slowed_down_alike(self, session):
        existing = [seconds(session) for _ in range(12)]

        assert [
            seconds(session, account_key=NOBODY, place="203.0.113.1") for _ in range(12)
        ] == existing

    def test_a13_another_kind_has_its_own_count(self, session):
        for _ in range(10):
            attempt(session)

        assert seconds(session, kind=Kind.SECOND_FACTOR) == 0

    def test_a13_quiet_hours_let_it_fade(self, session):
        for _ in range(10):
            attempt(session)

        assert seconds(session, now=NOW + QUIET) == 0
        assert seconds(session, now=NOW + QUIET) == 0


@pytest.mark.usefixtures("erika")
class TestOwner:
    def test_6_3_1_failures_from_a_thousand_addresses_never_hinder_the_owner(self, session):
        places = [f"2001:db8:{number:x}::" for number in range(1000)]
        failures = {
            key.place_hash: key.track.most
            for place in places
            for key in keys_of(
                kind=Kind.PASSWORD,
                account_key=ERIKA,
                place=place,
                is_known_place=False,
                secret="s",
            )
        }
        session.execute(
            sa.insert(SignInFailure),
            [
                {"place_hash": place_hash, "count": count, "last_failed_at": NOW}
                for place_hash, count in failures.items()
            ],
        )

        assert len(failures) == 1001
        assert {seconds(session, place=place) for place in (*places[::100], ABROAD)} == {900}
        assert seconds(session, place=HOME) == 0

    def test_6_3_1_nor_do_failures_at_other_accounts_from_the_same_address(self, session):
        for number in range(20):
            attempt(session, account_key=f"{number}@example.org", place=HOME)

        assert seconds(session, account_key=MAX, place=HOME) == 10
        assert seconds(session, place=HOME) == 0

    def test_6_3_1_the_known_place_has_five_free_tries_and_then_waits(self, session):
        waits = [seconds(session, place=HOME) for _ in range(7)]

        assert waits == [0] * 5 + [10, 10]

    def test_6_3_1_its_failures_count_nowhere_else(self, session):
        for _ in range(5):
            attempt(session, place=HOME)

        (row,) = rows(session)
        assert row["count"] == 5
        assert seconds(session, place=ABROAD) == 0

    def test_6_3_1_after_thirty_days_the_place_is_one_like_any_other(self, session):
        later = NOW + timedelta(days=30)
        for number in range(10):
            attempt(session, place=f"198.51.100.{number}", now=later)

        assert seconds(session, place=HOME, now=later) == 10

    def test_6_3_1_a_stranger_is_never_kept_waiting_longer_than_fifteen_minutes(self, session):
        now = NOW
        for _ in range(20):
            now += timedelta(seconds=seconds(session, now=now))
            attempt(session, place="203.0.113.9", now=now)

        assert seconds(session, now=now) == 900
        assert seconds(session, now=now + timedelta(minutes=15)) == 0


class TestStored:
    @pytest.mark.usefixtures("erika")
    def test_16_2_5_neither_address_nor_account_can_be_read(self, session):
        attempt(session)
        attempt(session, place=HOME)

        stored = str(rows(session))
        assert ABROAD not in stored
        assert HOME not in stored
        assert "erika" not in stored
        assert {len(row["place_hash"]) for row in rows(session)} == {64}

    def test_holds_the_time_of_the_last_try(self, session):
        attempt(session, now=NOW - FORGOTTEN_AFTER)
        attempt(session)

        found = session.scalars(sa.select(SignInFailure)).all()
        assert {(row.count, row.last_failed_at) for row in found} == {(1, NOW)}


class TestParallel:
    def attempt_alone(self, engine, **changes):
        with Session(engine) as session:
            session.connection(execution_options={"writes": True})
            waited = seconds(session, **changes)
            session.commit()
            return waited

    def test_6_3_1_fifty_guesses_at_the_same_moment_are_ten(self, engine):
        with ThreadPoolExecutor(max_workers=10) as crowd:
            waits = list(
                crowd.map(
                    lambda number: self.attempt_alone(engine, place=f"198.51.100.{number}"),
                    range(50),
                )
            )

        assert waits.count(0) == 10
        assert set(waits) == {0, 10}

    def test_guesses_that_cross_each_other_do_not_lock_up(self, engine):
        accounts = [f"{number % 3}@example.org" for number in range(30)]

        with ThreadPoolExecutor(max_workers=10) as crowd:
            waits = list(
                crowd.map(
                    lambda number: self.attempt_alone(
                        engine, account_key=accounts[number], place=f"198.51.100.{number % 2}"
                    ),
                    range(30),
                )
            )

        assert waits == [0] * 30
        with Session(engine) as session:
            assert sum(row["count"] for row in rows(session)) == 60
