"""A consultation is found by a whole hash and always ends."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.models.records import NOW, make_consultation


class TestConsultation:
    def test_keeps_bytes_as_they_are(self, session: Session):
        record = make_consultation(answers=b"\0\xff")
        session.add(record)
        session.flush()
        session.expire(record)

        assert record.answers == b"\0\xff"

    @pytest.mark.parametrize(
        ("fields", "constraint"),
        [
            ({"key_hash": "a" * 63}, "key_hash_is_sha256"),
            ({"key_hash": "a" * 65}, "key_hash_is_sha256"),
            ({"expires_at": NOW}, "expires_after_creation"),
            ({"expires_at": NOW - timedelta(days=1)}, "expires_after_creation"),
            ({"key_hash": None}, "key_hash"),
            ({"answers": None}, "answers"),
            ({"consent_version": None}, "consent_version"),
            ({"consented_at": None}, "consented_at"),
        ],
    )
    def test_the_database_refuses_what_is_wrong(
        self, session: Session, fields: dict[str, object], constraint: str
    ):
        session.add(make_consultation(**fields))

        with pytest.raises(sa.exc.IntegrityError, match=constraint):
            session.flush()

    @pytest.mark.parametrize("field", [{"id": "2"}, {"key_hash": "b" * 64}])
    def test_neither_id_nor_key_is_given_twice(self, session: Session, field: dict[str, str]):
        session.add(make_consultation())
        session.flush()
        session.expunge_all()
        session.add(make_consultation(**field))

        with pytest.raises(sa.exc.IntegrityError):
            session.flush()
