"""Statements are counted without transaction control; every changed row is seen."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.audit_entry import AuditEntry
from tests.models.records import make_audit_entry
from tests.support import migrated
from tests.support.statements import counted, empty, rows_of, writes_nothing

ROW = sa.text("INSERT INTO data_source VALUES ('probe', 'a', 'b', '2026-03-02')")
CHANGE = sa.text("UPDATE data_source SET licence = 'c'")


def run(engine: sa.Engine, statement: sa.TextClause) -> None:
    with engine.begin() as connection:
        connection.execute(statement)


class TestCounted:
    def test_leaves_transaction_control_out(self, engine: sa.Engine):
        with counted(engine) as statements, Session(engine) as session:
            session.execute(sa.text("SELECT 1"))
            with session.begin_nested():
                session.execute(sa.text("SELECT 2"))
            session.commit()

        assert statements == ["SELECT 1", "SELECT 2"]

    def test_counts_on_a_connection_too(self, session: Session):
        with counted(session.connection()) as statements:
            session.execute(sa.text("SELECT 1"))

        assert len(statements) == 1

    def test_stops_at_the_end(self, engine: sa.Engine):
        with counted(engine) as statements:
            pass
        with engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))

        assert statements == []


class TestWritesNothing:
    def test_passes_when_only_reading(self, engine: sa.Engine):
        with writes_nothing(engine):
            rows_of(engine)

    @pytest.mark.parametrize("statement", [ROW, CHANGE])
    def test_fails_on_a_new_or_changed_row(self, engine: sa.Engine, statement: sa.TextClause):
        run(engine, sa.text(ROW.text.replace("probe", "alt")))

        with pytest.raises(AssertionError, match="data_source"), writes_nothing(engine):
            run(engine, statement)


class TestEmpty:
    def test_rows_that_nobody_can_delete_go_and_the_next_ones_are_kept_again(
        self, sqlite_template: Path, tmp_path: Path
    ):
        engine = sa.create_engine(
            migrated.copy_sqlite(template=sqlite_template, target=tmp_path / "kept.sqlite3")
        )
        table = AuditEntry.__table__

        for _ in range(2):
            with Session(engine) as session:
                session.add(make_audit_entry())
                session.commit()
            with engine.begin() as connection:
                empty(connection, (table,))
            assert rows_of(engine)["audit_entry"] == []

        with Session(engine) as session:
            session.add(make_audit_entry())
            session.flush()
            with pytest.raises(sa.exc.DBAPIError, match="new entries"):
                session.execute(sa.delete(table))
        engine.dispose()
