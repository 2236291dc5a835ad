"""Keep an audit trail that nobody can change, and say why an account is locked.

The trail takes new rows only. SQLite fires no trigger for the row that INSERT OR REPLACE drops,
so an id that was given is refused there, too.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

REFUSED = "the audit trail takes new entries only"
REFUSE = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
SQLITE = (
    f"CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry {REFUSE}",
    f"CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry {REFUSE}",
    "CREATE TRIGGER audit_entry_replace BEFORE INSERT ON audit_entry"
    f" WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id) {REFUSE}",
)
POSTGRESQL = (
    "CREATE FUNCTION keep_audit_trail() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$",
    "CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry"
    " FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_trail()",
)


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "actor <> '' AND action <> ''", name=op.f("ck_audit_entry_says_who_and_what")
        ),
        sa.CheckConstraint("subject_id <> ''", name=op.f("ck_audit_entry_says_to_what")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    for column in ("at", "actor_id", "company_id"):
        op.create_index(op.f(f"ix_audit_entry_{column}"), "audit_entry", [column])
    op.create_index("ix_audit_entry_subject", "audit_entry", ["subject_kind", "subject_id"])
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRESQL:
        op.execute(statement)

    op.add_column("account", sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True))
    # The rule stands at the column: SQLite can add it there.
    has_reason = sa.CheckConstraint(
        "(lock_reason = '') = (locked_at IS NULL)", name=op.f("ck_account_lock_with_reason")
    )
    op.add_column(
        "account",
        sa.Column("lock_reason", sa.String(), has_reason, server_default="", nullable=False),
    )


def downgrade() -> None:
    op.drop_column("account", "lock_reason")
    op.drop_column("account", "locked_at")
    op.drop_table("audit_entry")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION keep_audit_trail()")
