"""Attempts are counted once for each place and window."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.attempt import Attempt
from tests.models.records import NOW


class TestAttempt:
    def test_is_found_by_place_and_window(self, session: Session):
        session.add(Attempt(place_hash="a", window_starts_at=NOW, count=1))
        session.add(Attempt(place_hash="a", window_starts_at=NOW + timedelta(hours=1), count=2))
        session.flush()

        found = session.get_one(Attempt, ("a", NOW + timedelta(hours=1)))

        assert found.count == 2

    @pytest.mark.parametrize("count", [0, -1, None])
    def test_the_database_refuses_a_count_of_nothing(self, session: Session, count: int | None):
        session.add(Attempt(place_hash="a", window_starts_at=NOW, count=count))

        with pytest.raises(sa.exc.IntegrityError, match="count"):
            session.flush()

    def test_a_window_is_counted_once(self, session: Session):
        row = {"place_hash": "a", "window_starts_at": NOW, "count": 1}
        session.execute(sa.insert(Attempt).values(row))

        with pytest.raises(sa.exc.IntegrityError):
            session.execute(sa.insert(Attempt).values(row))
