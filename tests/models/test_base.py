"""Instants have a zone, on the way in and on the way out."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.base import Base, UtcDateTime
from portal.models.consultation import Consultation
from tests.models.records import make_consultation

MOMENT = datetime(2026, 3, 29, 1, 30, 0, 123_456, tzinfo=UTC)


class TestUtcDateTime:
    @pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=5, minutes=30))])
    def test_gives_back_the_instant_in_utc(self, session: Session, zone: timezone):
        record = make_consultation(expires_at=MOMENT.astimezone(zone))
        session.add(record)
        session.flush()
        session.expire(record)

        assert record.expires_at == MOMENT
        assert record.expires_at.tzinfo is UTC

    def test_refuses_a_moment_without_zone(self, session: Session):
        session.add(make_consultation(expires_at=MOMENT.replace(tzinfo=None)))

        with pytest.raises(sa.exc.StatementError, match="time zone"):
            session.flush()

    def test_reads_whole_seconds_too(self, session: Session):
        record = make_consultation(expires_at=MOMENT.replace(microsecond=0))
        session.add(record)
        session.flush()
        session.expire(record)

        assert record.expires_at == MOMENT.replace(microsecond=0)

    def test_compares_as_instants(self, session: Session):
        session.add(make_consultation(expires_at=MOMENT))
        session.flush()
        same = MOMENT.astimezone(timezone(timedelta(hours=-3)))

        found = session.scalar(sa.select(Consultation.id).where(Consultation.expires_at == same))

        assert found == "1"

    @pytest.mark.parametrize("name", ["sqlite", "postgresql"])
    def test_nothing_stays_nothing(self, name: str):
        dialect = sa.make_url(f"{name}://").get_dialect()()

        assert UtcDateTime().process_bind_param(None, dialect) is None
        assert UtcDateTime().process_result_value(None, dialect) is None


def test_every_constraint_has_a_name():
    unnamed = [
        (table.name, constraint)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]

    assert unnamed == []
