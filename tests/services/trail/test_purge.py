"""The trail ends where its terms end, and the database refuses every earlier end."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.retention import DAILY
from portal.models.audit_entry import AuditEntry
from portal.services.trail import purge
from portal.services.trail.purge import purge_trail
from tests.models.records import make_audit_entry

# The database asks its own clock, so these tests write by the real one.
TODAY = datetime.now(UTC)
YEAR, DAY = timedelta(days=365), timedelta(days=1)
LONG_AGO = datetime(TODAY.year - 3, 1, 1, tzinfo=UTC) - timedelta(days=2)
REFUSED = "takes new entries only"


def write(session: Session, *written: tuple[str, datetime]) -> None:
    session.add_all(make_audit_entry(action=action, at=at) for action, at in written)
    session.flush()


def left(session: Session) -> list[str]:
    return list(session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)))


def clean(session: Session) -> int:
    return purge_trail(
        session,
        daily_before=TODAY - YEAR - DAY / 4,
        others_before=datetime(TODAY.year - 3, 1, 1, tzinfo=UTC),
    )


class TestPurgeTrail:
    def test_p08_deletes_what_is_over_and_nothing_else(self, session: Session):
        write(
            session,
            ("light_changed", TODAY - YEAR - DAY),
            ("company_locked", LONG_AGO),
            ("unknown_today", LONG_AGO),
            ("light_confirmed", TODAY - YEAR + DAY),
            ("company_renamed", TODAY - YEAR - DAY),
        )

        assert clean(session) == 3
        assert left(session) == ["light_confirmed", "company_renamed"]
        assert clean(session) == 0

    def test_goes_in_steps(self, session: Session, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(purge, "BATCH", 2)
        write(session, *[("light_changed", LONG_AGO)] * 3)

        assert [clean(session) for _ in range(3)] == [2, 1, 0]

    def test_p08_the_database_refuses_what_a_wrong_clock_would_delete(self, session: Session):
        write(session, ("light_changed", TODAY - YEAR + DAY))

        with pytest.raises(sa.exc.DBAPIError, match=REFUSED), session.begin_nested():
            purge_trail(session, daily_before=TODAY + YEAR, others_before=TODAY + YEAR)

        assert left(session) == ["light_changed"]


class TestDatabase:
    @pytest.mark.parametrize("action", Action)
    def test_knows_the_same_daily_work_as_the_rule(self, session: Session, action: Action):
        write(session, (action.value, TODAY - YEAR - DAY))
        delete = sa.delete(AuditEntry)

        if action in DAILY:
            session.execute(delete)
        else:
            with pytest.raises(sa.exc.DBAPIError, match=REFUSED), session.begin_nested():
                session.execute(delete)

        assert left(session) == ([] if action in DAILY else [action.value])
