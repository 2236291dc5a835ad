"""Failures are counted once under each hash."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.sign_in_failure import SignInFailure
from tests.models.records import NOW

ROW = {"place_hash": "a" * 64, "count": 3, "last_failed_at": NOW}


class TestSignInFailure:
    def test_is_found_by_its_hash(self, session: Session):
        session.add(SignInFailure(**ROW))
        session.flush()
        session.expire_all()

        found = session.get_one(SignInFailure, "a" * 64)

        assert (found.count, found.last_failed_at) == (3, NOW)

    @pytest.mark.parametrize("count", [0, -1, None])
    def test_the_database_refuses_a_count_of_nothing(self, session: Session, count: int | None):
        session.add(SignInFailure(**ROW | {"count": count}))

        with pytest.raises(sa.exc.IntegrityError, match="count"):
            session.flush()

    def test_a_hash_is_counted_once(self, session: Session):
        session.execute(sa.insert(SignInFailure).values(ROW))

        with pytest.raises(sa.exc.IntegrityError):
            session.execute(sa.insert(SignInFailure).values(ROW))

    def test_needs_its_time(self, session: Session):
        session.add(SignInFailure(**ROW | {"last_failed_at": None}))

        with pytest.raises(sa.exc.IntegrityError, match="last_failed_at"):
            session.flush()
