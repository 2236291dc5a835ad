"""Keep inquiries and what the two sides write about them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inquiry",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("links", sa.LargeBinary(), nullable=True),
        sa.Column("seeker_token_hash", sa.String(), nullable=True),
        sa.Column("provider_token_hash", sa.String(), nullable=True),
        sa.Column("consent_version", sa.String(), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alternatives_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delete_on", sa.Date(), nullable=False),
        sa.Column("doubts", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('rueckruf', 'besichtigung', 'nachricht')", name=op.f("ck_inquiry_kind_known")
        ),
        sa.CheckConstraint(
            "state <> 'zurueckgezogen' OR content IS NULL", name=op.f("ck_inquiry_withdrawn_empty")
        ),
        sa.CheckConstraint(
            "state IN ('entwurf', 'zurueckgehalten', 'neu', 'gelesen', 'beantwortet', 'abgelehnt', 'erledigt', 'zurueckgezogen')",
            name=op.f("ck_inquiry_state_known"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('neu', 'gelesen', 'beantwortet', 'abgelehnt') OR sent_at IS NOT NULL",
            name=op.f("ck_inquiry_sent_at"),
        ),
        sa.CheckConstraint("length(batch_id) = 32", name=op.f("ck_inquiry_batch_id_is_random")),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_inquiry_id_is_random")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_inquiry_version_positive")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_inquiry_account_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_inquiry_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
        sa.UniqueConstraint(
            "batch_id", "facility_id", name=op.f("uq_inquiry_batch_id_facility_id")
        ),
        sa.UniqueConstraint("provider_token_hash", name=op.f("uq_inquiry_provider_token_hash")),
    )
    op.create_index(op.f("ix_inquiry_account_id"), "inquiry", ["account_id"])
    op.create_index(op.f("ix_inquiry_delete_on"), "inquiry", ["delete_on"])
    op.create_index("ix_inquiry_received", "inquiry", ["facility_id", "state", "sent_at"])
    op.create_index(op.f("ix_inquiry_seeker_token_hash"), "inquiry", ["seeker_token_hash"])
    op.create_index(op.f("ix_inquiry_state"), "inquiry", ["state"])

    op.create_table(
        "inquiry_message",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("inquiry_id", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "author IN ('seeker', 'provider')", name=op.f("ck_inquiry_message_author_known")
        ),
        sa.CheckConstraint(
            "kind IN ('antwort', 'termin', 'absage', 'nachricht', 'zusage', 'ablehnung')",
            name=op.f("ck_inquiry_message_kind_known"),
        ),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_inquiry_message_id_is_random")),
        sa.ForeignKeyConstraint(
            ["inquiry_id"],
            ["inquiry.id"],
            name=op.f("fk_inquiry_message_inquiry_id_inquiry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry_message")),
    )
    op.create_index(op.f("ix_inquiry_message_inquiry_id"), "inquiry_message", ["inquiry_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_inquiry_message_inquiry_id"), "inquiry_message")

    op.drop_table("inquiry_message")
    op.drop_index(op.f("ix_inquiry_state"), "inquiry")
    op.drop_index(op.f("ix_inquiry_seeker_token_hash"), "inquiry")
    op.drop_index("ix_inquiry_received", "inquiry")
    op.drop_index(op.f("ix_inquiry_delete_on"), "inquiry")
    op.drop_index(op.f("ix_inquiry_account_id"), "inquiry")

    op.drop_table("inquiry")
