"""Let entries of the audit trail be deleted when their term is over, and no day earlier.

The term of work from day to day is 365 days, of everything else the end of the third year after.
The database asks its own clock; nothing changes for UPDATE, TRUNCATE and INSERT OR REPLACE.
"""

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

REFUSED = "the audit trail takes new entries only"
# A copy of `DAILY` in portal/domain/audit/retention.py as it is now: migrations do not change.
DAILY = (
    "'facility_created', 'facility_copied', 'facility_changed', 'facility_published',"
    " 'facility_hidden', 'facility_deleted', 'facility_restored', 'file_added', 'file_changed',"
    " 'file_removed', 'light_changed', 'light_confirmed', 'lights_imported', 'group_created',"
    " 'group_renamed', 'group_filled', 'group_deleted', 'inquiry_read', 'inquiry_assigned',"
    " 'inquiry_answered', 'inquiry_declined', 'text_kept', 'text_dropped', 'review_read',"
    " 'review_answered', 'review_answer_deleted', 'mails_retried', 'probe_sent'"
)
# The day more lets a new year in Germany begin before it does in UTC.
SQLITE = (
    "DROP TRIGGER audit_entry_delete",
    "CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry"
    " WHEN NOT (OLD.at < datetime('now', '+1 day', 'start of year', '-3 years')"
    f" OR (OLD.action IN ({DAILY}) AND OLD.at < datetime('now', '-365 days')))"
    f" BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
)
POSTGRESQL = (
    "DROP TRIGGER audit_entry_kept ON audit_entry",
    "CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR TRUNCATE ON audit_entry"
    " FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_trail()",
    "CREATE FUNCTION keep_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " IF OLD.at AT TIME ZONE 'UTC' < date_trunc('year', now() AT TIME ZONE 'UTC'"
    " + interval '1 day') - interval '3 years'"
    f" OR (OLD.action IN ({DAILY}) AND OLD.at < now() - interval '365 days')"
    f" THEN RETURN OLD; END IF; RAISE EXCEPTION '{REFUSED}'; END $$",
    "CREATE TRIGGER audit_entry_ends BEFORE DELETE ON audit_entry"
    " FOR EACH ROW EXECUTE FUNCTION keep_audit_entry()",
)
SQLITE_BACK = (
    "DROP TRIGGER audit_entry_delete",
    "CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry"
    f" BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER audit_entry_ends ON audit_entry",
    "DROP FUNCTION keep_audit_entry()",
    "DROP TRIGGER audit_entry_kept ON audit_entry",
    "CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry"
    " FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_trail()",
)


def upgrade() -> None:
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    for statement in SQLITE_BACK if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_BACK:
        op.execute(statement)
