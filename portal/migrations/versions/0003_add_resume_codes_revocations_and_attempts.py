"""Add resume codes, revocations and attempts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("place_hash", sa.String(), nullable=False),
        sa.Column("window_starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count > 0", name=op.f("ck_attempt_count_positive")),
        sa.PrimaryKeyConstraint("place_hash", "window_starts_at", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_window_starts_at"), "attempt", ["window_starts_at"])
    op.create_table(
        "revocation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consent_version", sa.String(), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revocation")),
    )
    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("code_hash", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("code", sa.LargeBinary(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_consultation_code_hash"), ["code_hash"])
        batch_op.create_check_constraint(
            batch_op.f("ck_consultation_code_with_its_hash"), "(code_hash IS NULL) = (code IS NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("consultation", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_consultation_code_with_its_hash"), type_="check")
        batch_op.drop_constraint(batch_op.f("uq_consultation_code_hash"), type_="unique")
        batch_op.drop_column("code")
        batch_op.drop_column("code_hash")
    op.drop_table("revocation")
    op.drop_index(op.f("ix_attempt_window_starts_at"), "attempt")
    op.drop_table("attempt")
