"""Keep an R*Tree of published facilities on SQLite, by triggers.

PostgreSQL needs none: the plain index on category and position serves there.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ORDINAL = (
    "CASE {0}.category WHEN 'ambulant' THEN 0 WHEN 'stationaer' THEN 1"
    " WHEN 'tagespflege' THEN 2 ELSE 3 END"
)
ENTRY = (
    "SELECT {0}.id, {0}.lat_micro, {0}.lat_micro, {0}.lon_micro, {0}.lon_micro,"
    f" {ORDINAL}, {ORDINAL}"
)
ENTER = "INSERT INTO facility_tree " + ENTRY.format("NEW") + " WHERE NEW.is_published;"
LEAVE = "DELETE FROM facility_tree WHERE facility_id = OLD.id;"
WATCHED = "category, lat_micro, lon_micro, is_published"
STATEMENTS = (
    "CREATE VIRTUAL TABLE facility_tree USING rtree_i32"
    "(facility_id, south, north, west, east, category_low, category_high)",
    f"CREATE TRIGGER facility_tree_insert AFTER INSERT ON facility BEGIN {ENTER} END",
    f"CREATE TRIGGER facility_tree_update AFTER UPDATE OF {WATCHED} ON facility"
    f" BEGIN {LEAVE} {ENTER} END",
    f"CREATE TRIGGER facility_tree_delete AFTER DELETE ON facility BEGIN {LEAVE} END",
    "INSERT INTO facility_tree " + ENTRY.format("f") + " FROM facility AS f WHERE f.is_published",
)


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for trigger in ("insert", "update", "delete"):
        op.execute(f"DROP TRIGGER facility_tree_{trigger}")
    op.execute("DROP TABLE facility_tree")
