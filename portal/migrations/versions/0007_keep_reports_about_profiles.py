"""Keep reports about profiles."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("email", sa.LargeBinary(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(decision = '') = (decided_at IS NULL)",
            name=op.f("ck_correction_decision_with_its_time"),
        ),
        sa.CheckConstraint(
            "decided_at IS NULL OR (text IS NULL AND email IS NULL)",
            name=op.f("ck_correction_decided_is_empty"),
        ),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_correction_id_is_random")),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_correction_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_facility_id"), "correction", ["facility_id"])
    op.create_index(op.f("ix_correction_reported_at"), "correction", ["reported_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_correction_reported_at"), "correction")
    op.drop_index(op.f("ix_correction_facility_id"), "correction")

    op.drop_table("correction")
