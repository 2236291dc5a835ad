"""Keep reviews of facilities."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=True),
        sa.Column("author_key", sa.String(), nullable=True),
        sa.Column("email", sa.LargeBinary(), nullable=True),
        sa.Column("token_hash", sa.String(), nullable=True),
        sa.Column("draft_token_hash", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("draft", sa.LargeBinary(), nullable=True),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("signed", sa.String(), nullable=False),
        sa.Column("known", sa.String(), nullable=False),
        sa.Column("doubts", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(answer = '') = (answered_at IS NULL)", name=op.f("ck_review_answer_with_its_time")
        ),
        sa.CheckConstraint(
            "(origin = 'portal') = (author_key IS NOT NULL)", name=op.f("ck_review_author_of_ours")
        ),
        sa.CheckConstraint(
            "(origin = 'portal') = (external_id IS NULL)", name=op.f("ck_review_id_of_partner")
        ),
        sa.CheckConstraint(
            "origin IN ('portal', 'werpflegtwie')", name=op.f("ck_review_origin_known")
        ),
        sa.CheckConstraint(
            "state <> 'published' OR published_at IS NOT NULL", name=op.f("ck_review_published_at")
        ),
        sa.CheckConstraint(
            "state <> 'rejected' OR decision <> ''", name=op.f("ck_review_rejected_with_reason")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'waiting', 'published', 'rejected')", name=op.f("ck_review_state")
        ),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_review_id_is_random")),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_review_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint(
            "facility_id", "author_key", name=op.f("uq_review_facility_id_author_key")
        ),
        sa.UniqueConstraint("origin", "external_id", name=op.f("uq_review_origin_external_id")),
        sa.UniqueConstraint("draft_token_hash", name=op.f("uq_review_draft_token_hash")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_review_token_hash")),
    )
    op.create_index(op.f("ix_review_drafted_at"), "review", ["drafted_at"])
    op.create_index("ix_review_shown", "review", ["facility_id", "state", "published_at"])
    op.create_index(op.f("ix_review_state"), "review", ["state"])

    op.create_table(
        "review_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(decision = '') = (decided_at IS NULL)",
            name=op.f("ck_review_report_decision_with_its_time"),
        ),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_review_report_reason_not_empty")),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["review.id"],
            name=op.f("fk_review_report_review_id_review"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_report")),
    )
    op.create_index(op.f("ix_review_report_review_id"), "review_report", ["review_id"])

    op.create_table(
        "review_stars",
        sa.Column("review_id", sa.String(), nullable=False),
        sa.Column("criterion", sa.String(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name=op.f("ck_review_stars_one_to_five")),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["review.id"],
            name=op.f("fk_review_stars_review_id_review"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("review_id", "criterion", name=op.f("pk_review_stars")),
    )


def downgrade() -> None:
    op.drop_table("review_stars")
    op.drop_index(op.f("ix_review_report_review_id"), "review_report")

    op.drop_table("review_report")
    op.drop_index(op.f("ix_review_state"), "review")
    op.drop_index("ix_review_shown", "review")
    op.drop_index(op.f("ix_review_drafted_at"), "review")

    op.drop_table("review")
