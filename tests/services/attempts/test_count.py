"""Attempts are counted by place and window, atomically, and nothing readable is stored."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.services.attempts.count import WINDOW, TooManyAttempts, count_attempt
from tests.models.records import NOW

ADDRESS = "192.0.2.77"
MOST = 10


def attempt(session, **changes):
    plain = {"purpose": "code", "place": ADDRESS, "most": MOST, "secret": "s", "now": NOW}
    count_attempt(session, **(plain | changes))


def use_up(session):
    for _ in range(MOST):
        attempt(session)


def rows(session):
    found = session.execute(sa.text("SELECT * FROM attempt ORDER BY window_starts_at"))
    return [dict(row) for row in found.mappings()]


class TestLimit:
    def test_x11_the_tenth_goes_through_and_the_eleventh_is_refused(self, session):
        use_up(session)

        with pytest.raises(TooManyAttempts):
            attempt(session)

    def test_says_when_trying_again_helps(self, session):
        use_up(session)

        for into, seconds in ((0, 600), (240, 360), (240.5, 360), (599, 1), (599.9, 1)):
            with pytest.raises(TooManyAttempts) as refused:
                attempt(session, now=NOW + timedelta(seconds=into))
            assert refused.value.seconds == seconds
        attempt(session, now=NOW + timedelta(seconds=599.9 + 1))

    def test_the_refused_count_too(self, session):
        use_up(session)
        for _ in range(3):
            with pytest.raises(TooManyAttempts):
                attempt(session)

        (row,) = rows(session)
        assert row["count"] == MOST + 3

    @pytest.mark.parametrize("other", [{"place": "192.0.2.78"}, {"purpose": "login"}])
    def test_another_place_or_purpose_is_not_touched(self, session, other):
        use_up(session)

        attempt(session, **other)

        assert len(rows(session)) == 2

    def test_begins_anew_with_the_next_window(self, session):
        use_up(session)

        attempt(session, now=NOW + WINDOW)

        assert rows(session)[-1]["count"] == 1

    def test_purpose_and_place_cannot_flow_into_each_other(self, session):
        attempt(session, purpose="a", place="b\nc")
        attempt(session, purpose="a/b", place="c")

        assert len(rows(session)) == 2


class TestStored:
    def test_x11_the_address_cannot_be_read(self, session):
        attempt(session)

        (row,) = rows(session)
        assert ADDRESS not in str(row)
        assert len(row["place_hash"]) == 64

    def test_nor_be_guessed_without_the_secret(self, session):
        attempt(session)
        attempt(session, secret="t")

        assert len({row["place_hash"] for row in rows(session)}) == 2

    def test_what_is_older_than_the_window_before_goes(self, session):
        attempt(session)
        attempt(session, now=NOW + WINDOW)

        attempt(session, now=NOW + 2 * WINDOW)

        assert len(rows(session)) == 2


class TestParallel:
    def test_ten_at_the_same_moment_are_counted_as_ten(self, engine):
        def try_once(_number: int) -> bool:
            with Session(engine) as session:
                session.connection(execution_options={"writes": True})
                try:
                    attempt(session, most=6)
                except TooManyAttempts:
                    return False
                finally:
                    session.commit()
            return True

        with ThreadPoolExecutor(max_workers=10) as crowd:
            passed = list(crowd.map(try_once, range(10)))

        with Session(engine) as session:
            (row,) = rows(session)
        assert (row["count"], passed.count(True)) == (10, 6)
