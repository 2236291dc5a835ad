"""Joins whose order the database shall keep.

SQLite turns a subquery that comes first into a table of its own before it goes on, unless the
order of the join is fixed: then each of its rows is looked up as it comes, and a LIMIT ends both.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

WORD = " JOIN "


class _OneByOne(sa.Join):
    inherit_cache = True


@compiles(_OneByOne, "sqlite")
def _on_sqlite(join: _OneByOne, compiler: SQLCompiler, **options: Any) -> str:
    text: str = compiler.visit_join(join, **options)  # type: ignore[no-untyped-call]  # SQLAlchemy left it without types
    # The last one is its own: what stands on its right is a table.
    return f" CROSS{WORD}".join(text.rsplit(WORD, 1))


def one_by_one(
    *, first: sa.FromClause, then: sa.FromClause, onclause: sa.ColumnElement[bool]
) -> sa.Join:
    """Return the rows of `first`, each joined when it comes; other databases choose themselves."""
    return _OneByOne(first, then, onclause)
