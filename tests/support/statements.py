"""Counting SQL statements and comparing what is stored."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

UNCOUNTED = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "PRAGMA")
KEPT = frozenset({"audit_entry"})
"""Tables from which nothing can be deleted as the portal runs."""


@contextmanager
def counted(engine: sa.Engine | sa.Connection) -> Iterator[list[str]]:
    """Collect the statements that the block sends, without transaction control."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.lstrip().upper().startswith(UNCOUNTED):
            statements.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def rows_of(engine: sa.Engine) -> dict[str, list[str]]:
    """Return every row of every table as text, in a fixed order."""
    metadata = sa.MetaData()
    with engine.connect() as connection:
        names = sa.inspect(connection).get_table_names()
        metadata.reflect(connection, only=lambda name, _: not name.startswith("facility_text"))
        return {
            name: sorted(map(repr, connection.execute(sa.select(metadata.tables[name]))))
            for name in names
            if name in metadata.tables
        }


def empty(connection: sa.Connection, tables: Sequence[sa.Table]) -> None:
    """Delete every row of these tables in SQLite, also of those whose triggers keep their rows.

    `tables` stand in an order in which rows can go: children first.
    """
    found = sa.text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = :on")
    for table in tables:
        if table.name not in KEPT:
            connection.execute(sa.delete(table))
            continue
        if connection.scalar(sa.select(sa.func.count()).select_from(table)) == 0:
            continue
        triggers = connection.execute(found, {"on": table.name}).all()
        for name, _ in triggers:
            connection.execute(sa.text(f"DROP TRIGGER {name}"))
        connection.execute(sa.delete(table))
        for _, statement in triggers:
            connection.exec_driver_sql(statement)


@contextmanager
def writes_nothing(engine: sa.Engine) -> Iterator[None]:
    """Fail if the block changes a row: no GET of the portal may.

    Raises:
        AssertionError: rows differ; names the tables.
    """
    before = rows_of(engine)
    yield
    after = rows_of(engine)
    changed = sorted(name for name in after if after[name] != before.get(name))
    assert not changed, f"rows changed in {', '.join(changed)}"
