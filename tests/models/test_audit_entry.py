"""The trail takes entries that nobody changes or deletes in their term, on both databases."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.audit_entry import AuditEntry
from tests.models.records import NOW, make_audit_entry


@pytest.fixture
def entry(session: Session) -> AuditEntry:
    # Within its term whenever the test runs: the database asks its own clock.
    entry = make_audit_entry(at=datetime.now(UTC))
    session.add(entry)
    session.commit()
    return entry


class TestAuditEntry:
    @pytest.mark.usefixtures("entry")
    def test_keeps_what_was_written(self, session):
        session.expire_all()

        assert session.scalar(sa.select(AuditEntry.details)) == {"reason": "Geprüft"}

    @pytest.mark.usefixtures("entry")
    @pytest.mark.parametrize(
        "statement",
        [
            sa.update(AuditEntry).values(actor="Niemand"),
            sa.update(AuditEntry).values(at=NOW),
            sa.delete(AuditEntry),
            sa.delete(AuditEntry).where(AuditEntry.actor == "Erika Muster"),
        ],
    )
    def test_p08_refuses_to_change_and_to_delete(self, session, statement):
        with pytest.raises(sa.exc.DBAPIError, match="takes new entries only"):
            session.execute(statement)

        session.rollback()
        assert session.scalars(sa.select(AuditEntry.actor)).all() == ["Erika Muster"]

    def test_p08_refuses_to_take_the_place_of_an_entry(self, session, entry):
        values = {
            column.name: getattr(make_audit_entry(actor="Niemand"), column.name)
            for column in AuditEntry.__table__.c
        } | {"id": entry.id}
        words = " OR REPLACE" if session.get_bind().dialect.name == "sqlite" else ""
        insert = sa.insert(AuditEntry)
        replacing = insert.prefix_with(words.strip()) if words else insert

        with pytest.raises(sa.exc.DBAPIError):
            session.execute(replacing.values(values))

        session.rollback()
        assert session.scalars(sa.select(AuditEntry.actor)).all() == ["Erika Muster"]

    @pytest.mark.parametrize(
        ("fields", "name"),
        [
            ({"actor": ""}, "says_who_and_what"),
            ({"action": ""}, "says_who_and_what"),
            ({"subject_id": ""}, "says_to_what"),
        ],
    )
    def test_the_database_refuses_nonsense(self, session, fields, name):
        session.add(make_audit_entry(**fields))

        with pytest.raises(sa.exc.IntegrityError, match=name):
            session.flush()
