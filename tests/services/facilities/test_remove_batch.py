"""Facilities of a source go batch by batch, with all that belongs to them."""

from datetime import UTC, date, datetime

import sqlalchemy as sa

from portal.models.data_source import DataSource
from portal.models.facility import Facility, ServedPostcode
from portal.services.facilities.remove_batch import remove_batch
from portal.services.facilities.store_batch import Source, store_batch

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def store(session, name, *records):
    store_batch(session, source=Source(name), records=records, today=date(2026, 3, 2), now=NOW)


def count(session, model):
    return session.scalar(sa.select(sa.func.count()).select_from(model))


class TestRemoveBatch:
    def test_removes_at_most_so_many_and_leaves_other_sources(self, session, make_record):
        store(session, "demo", *(make_record(str(number)) for number in range(5)))
        store(session, "liste", make_record("1"))

        removed = [remove_batch(session, source_name="demo", limit=3) for _ in range(3)]

        assert removed == [3, 2, 0]
        assert count(session, Facility) == 1
        assert count(session, ServedPostcode) == 2
        assert session.scalars(sa.select(DataSource.name)).all() == ["liste"]
