"""The audit trail ends by itself, on both databases."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.jobs import worker
from portal.jobs.trail import PURGE_TRAIL
from portal.models.audit_entry import AuditEntry
from portal.services.trail import purge
from portal.web import clock
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.models.records import make_audit_entry
from tests.support.statements import writes_nothing

# The database asks its own clock as well.
NOW = datetime.now(UTC)


@pytest.fixture
def both(make_app: Callable[..., Flask], database_url: str) -> Iterator[Flask]:
    app = make_app(database_url=database_url)
    with app.app_context(), clock.freeze(NOW):
        yield app


def left() -> list[str]:
    with db.engine.connect() as connection:
        return list(connection.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)))


class TestPurgeTrail:
    def test_p08_ends_each_night_what_is_over(self, both: Flask, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(purge, "BATCH", 2)
        with writing() as session:
            for action, days in (
                ("group_filled", 367), ("group_filled", 368), ("group_filled", 369),
                ("group_renamed", 363), ("company_locked", 367), ("company_locked", 5 * 365),
            ):  # fmt: skip
                session.add(make_audit_entry(action=action, at=NOW - timedelta(days=days)))

        worker.run_job(app=both, job=PURGE_TRAIL, argument="")

        assert left() == ["group_renamed", "company_locked"]
        with writes_nothing(db.engine):
            worker.run_job(app=both, job=PURGE_TRAIL, argument="")

    def test_runs_at_night(self):
        assert worker.REGULARLY[PURGE_TRAIL] == {"minute": "47", "hour": "3"}
