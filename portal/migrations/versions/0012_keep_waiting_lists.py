"""Keep waiting lists."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "waiting_person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("person_key", sa.String(), nullable=True),
        sa.Column("email", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_waiting_person_id_is_random")),
        sa.CheckConstraint(
            "(account_id IS NULL) = (person_key IS NOT NULL)",
            name=op.f("ck_waiting_person_key_or_account"),
        ),
        sa.CheckConstraint(
            "(account_id IS NULL) = (email IS NOT NULL)",
            name=op.f("ck_waiting_person_email_or_account"),
        ),
        sa.CheckConstraint(
            "length(person_key) = 64", name=op.f("ck_waiting_person_person_key_is_hmac")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_waiting_person_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_person")),
        sa.UniqueConstraint("account_id", name=op.f("uq_waiting_person_account_id")),
        sa.UniqueConstraint("person_key", name=op.f("uq_waiting_person_person_key")),
    )

    op.create_table(
        "waiting_entry",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("consent_version", sa.String(), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("current_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_waiting_entry_id_is_random")),
        sa.CheckConstraint(
            "kind IN ('aufnahme', 'dauerpflege', 'kurzzeitpflege', 'verhinderungspflege',"
            " 'tagespflege', 'nachtpflege', 'wohnung')",
            name=op.f("ck_waiting_entry_kind_known"),
        ),
        sa.CheckConstraint(
            "state IN ('entwurf', 'aktiv', 'ruht')", name=op.f("ck_waiting_entry_state")
        ),
        sa.CheckConstraint(
            "(state = 'entwurf') = (joined_at IS NULL)",
            name=op.f("ck_waiting_entry_joined_when_confirmed"),
        ),
        sa.CheckConstraint(
            "(joined_at IS NULL) = (current_at IS NULL)",
            name=op.f("ck_waiting_entry_current_since_joined"),
        ),
        sa.CheckConstraint(
            "state <> 'ruht' OR asked_at IS NOT NULL",
            name=op.f("ck_waiting_entry_rests_after_a_question"),
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_waiting_entry_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["waiting_person.id"],
            name=op.f("fk_waiting_entry_person_id_waiting_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_entry")),
        sa.UniqueConstraint(
            "person_id",
            "facility_id",
            "kind",
            name=op.f("uq_waiting_entry_person_id_facility_id_kind"),
        ),
    )
    op.create_index("ix_waiting_entry_due", "waiting_entry", ["state", "current_at"])
    op.create_index(
        "ix_waiting_entry_order", "waiting_entry", ["facility_id", "kind", "state", "joined_at"]
    )

    op.create_table(
        "waiting_link",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "length(token_hash) = 64", name=op.f("ck_waiting_link_token_hash_is_sha256")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["waiting_person.id"],
            name=op.f("fk_waiting_link_person_id_waiting_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_waiting_link")),
    )
    op.create_index(op.f("ix_waiting_link_created_at"), "waiting_link", ["created_at"])
    op.create_index(op.f("ix_waiting_link_person_id"), "waiting_link", ["person_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_waiting_link_person_id"), "waiting_link")
    op.drop_index(op.f("ix_waiting_link_created_at"), "waiting_link")

    op.drop_table("waiting_link")
    op.drop_index("ix_waiting_entry_order", "waiting_entry")
    op.drop_index("ix_waiting_entry_due", "waiting_entry")

    op.drop_table("waiting_entry")

    op.drop_table("waiting_person")
