"""Find near offers in one index that holds all that decides; drop the R*Tree.

Triggers keep what belongs to other tables: the last reports of a facility beside its position,
and its services beside the postcodes it serves.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

FREE = (
    "SELECT max(confirmed_on) FROM availability WHERE facility_id = facility.id AND light = 'frei'"
)
REPORTED = "SELECT max(confirmed_on) FROM availability WHERE facility_id = facility.id"
KEEP_REPORTS = f"UPDATE facility SET free_on = ({FREE}), reported_on = ({REPORTED})"
KEEP_SERVICES = (
    "UPDATE served_postcode SET service_bits ="
    " (SELECT service_bits FROM facility WHERE id = served_postcode.facility_id)"
)

SQLITE = (
    "CREATE TRIGGER availability_insert AFTER INSERT ON availability"
    f" BEGIN {KEEP_REPORTS} WHERE id = NEW.facility_id; END",
    "CREATE TRIGGER availability_update AFTER UPDATE ON availability"
    f" BEGIN {KEEP_REPORTS} WHERE id IN (OLD.facility_id, NEW.facility_id); END",
    "CREATE TRIGGER availability_delete AFTER DELETE ON availability"
    f" BEGIN {KEEP_REPORTS} WHERE id = OLD.facility_id; END",
    "CREATE TRIGGER served_postcode_insert AFTER INSERT ON served_postcode"
    f" BEGIN {KEEP_SERVICES} WHERE postcode = NEW.postcode AND facility_id = NEW.facility_id; END",
    "CREATE TRIGGER facility_services AFTER UPDATE OF service_bits ON facility"
    " WHEN NEW.service_bits <> OLD.service_bits"
    f" BEGIN {KEEP_SERVICES} WHERE facility_id = NEW.id; END",
)
SQLITE_TRIGGERS = (
    "availability_insert",
    "availability_update",
    "availability_delete",
    "served_postcode_insert",
    "facility_services",
)

POSTGRESQL = (
    "CREATE FUNCTION keep_reports() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    f" {KEEP_REPORTS} WHERE id IN (OLD.facility_id, NEW.facility_id); RETURN NULL; END $$",
    "CREATE TRIGGER availability_reports AFTER INSERT OR UPDATE OR DELETE ON availability"
    " FOR EACH ROW EXECUTE FUNCTION keep_reports()",
    "CREATE FUNCTION take_services() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " NEW.service_bits := coalesce("
    "(SELECT service_bits FROM facility WHERE id = NEW.facility_id), 0); RETURN NEW; END $$",
    "CREATE TRIGGER served_postcode_services BEFORE INSERT ON served_postcode"
    " FOR EACH ROW EXECUTE FUNCTION take_services()",
    "CREATE FUNCTION pass_services() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    f" {KEEP_SERVICES} WHERE facility_id = NEW.id; RETURN NULL; END $$",
    "CREATE TRIGGER facility_services AFTER UPDATE OF service_bits ON facility FOR EACH ROW"
    " WHEN (NEW.service_bits <> OLD.service_bits) EXECUTE FUNCTION pass_services()",
)
POSTGRESQL_TRIGGERS = (
    ("availability", "availability_reports", "keep_reports"),
    ("served_postcode", "served_postcode_services", "take_services"),
    ("facility", "facility_services", "pass_services"),
)

# As in 0002.
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
TREE = (
    "CREATE VIRTUAL TABLE facility_tree USING rtree_i32"
    "(facility_id, south, north, west, east, category_low, category_high)",
    f"CREATE TRIGGER facility_tree_insert AFTER INSERT ON facility BEGIN {ENTER} END",
    f"CREATE TRIGGER facility_tree_update AFTER UPDATE OF {WATCHED} ON facility"
    f" BEGIN {LEAVE} {ENTER} END",
    f"CREATE TRIGGER facility_tree_delete AFTER DELETE ON facility BEGIN {LEAVE} END",
    "INSERT INTO facility_tree " + ENTRY.format("f") + " FROM facility AS f WHERE f.is_published",
)


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if is_sqlite:
        for trigger in ("insert", "update", "delete"):
            op.execute(f"DROP TRIGGER facility_tree_{trigger}")
        op.execute("DROP TABLE facility_tree")
    op.drop_index("ix_facility_position", "facility")
    # SQLite can add virtual columns only, and older PostgreSQL knows stored ones only.
    strip = sa.Computed("lat_micro / 50000", persisted=not is_sqlite)
    op.add_column("facility", sa.Column("strip", sa.Integer(), strip, nullable=False))
    op.add_column("facility", sa.Column("free_on", sa.Date(), nullable=True))
    op.add_column("facility", sa.Column("reported_on", sa.Date(), nullable=True))
    services = sa.Column("service_bits", sa.BigInteger(), server_default="0", nullable=False)
    op.add_column("served_postcode", services)
    op.execute(KEEP_REPORTS)
    op.execute(KEEP_SERVICES)
    op.create_index(
        "ix_facility_near",
        "facility",
        [
            "category",
            "strip",
            "lon_micro",
            "lat_micro",
            "service_bits",
            "free_on",
            "reported_on",
        ],
        sqlite_where=sa.text("is_published = 1"),
        postgresql_where=sa.text("is_published"),
        postgresql_include=["id"],
    )
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if is_sqlite:
        for trigger in SQLITE_TRIGGERS:
            op.execute(f"DROP TRIGGER {trigger}")
    else:
        for table, trigger, function in POSTGRESQL_TRIGGERS:
            op.execute(f"DROP TRIGGER {trigger} ON {table}")
            op.execute(f"DROP FUNCTION {function}()")
    op.drop_index("ix_facility_near", "facility")
    op.drop_column("served_postcode", "service_bits")
    for column in ("reported_on", "free_on", "strip"):
        op.drop_column("facility", column)
    op.create_index(
        "ix_facility_position",
        "facility",
        ["category", "lat_micro", "lon_micro"],
        sqlite_where=sa.text("is_published"),
        postgresql_where=sa.text("is_published"),
    )
    for statement in TREE if is_sqlite else ():
        op.execute(statement)
