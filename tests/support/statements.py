"""Counting SQL statements and comparing what is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

UNCOUNTED = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "PRAGMA")


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
