"""Give no number of a facility twice, as PostgreSQL does anyway.

The number stands in bookmarks, in the Merkliste of browsers and in saved results. Without
AUTOINCREMENT SQLite gives that of the newest facility again once it is removed, and they would
lead to somebody else.

The word changes nothing in how the table is stored, so the schema is edited in place, as SQLite
describes for such changes: a copy of the table would take its triggers along, and dropping the
old one everything that refers to it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

WITHOUT, WITH = "PRIMARY KEY (id)", "PRIMARY KEY (id AUTOINCREMENT)"


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    # The first table of this kind makes SQLite keep the numbers that were given.
    op.execute("CREATE TABLE numbered (id INTEGER PRIMARY KEY AUTOINCREMENT)")
    op.drop_table("numbered")
    _replace(WITHOUT, WITH)
    op.execute(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'facility', coalesce(max(id), 0) FROM facility"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'facility'")
    _replace(WITH, WITHOUT)


def _replace(old: str, new: str) -> None:
    connection = op.get_bind()
    op.execute("PRAGMA writable_schema = 1")
    changed = connection.execute(
        sa.text(
            "UPDATE sqlite_schema SET sql = replace(sql, :old, :new)"
            " WHERE type = 'table' AND name = 'facility' AND instr(sql, :old) > 0"
        ),
        {"old": old, "new": new},
    )
    if changed.rowcount != 1:
        raise RuntimeError(f"the table of facilities has no {old}")
    # Other connections, and this one, read the schema anew.
    version = connection.execute(sa.text("PRAGMA schema_version")).scalar_one()
    op.execute(f"PRAGMA schema_version = {version + 1}")
    op.execute("PRAGMA writable_schema = RESET")
