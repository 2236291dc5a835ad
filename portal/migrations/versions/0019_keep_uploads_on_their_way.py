"""Keep what providers upload until the worker has prepared it, and count it by day."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "facility_upload",
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(), nullable=False),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_facility_upload_tries_not_negative")),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["facility_file.id"],
            name=op.f("fk_facility_upload_file_id_facility_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_facility_upload")),
    )
    op.create_index(
        op.f("ix_facility_upload_arrived_at"), "facility_upload", ["arrived_at"], unique=False
    )
    op.create_table(
        "facility_upload_day",
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count > 0", name=op.f("ck_facility_upload_day_count_positive")),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_facility_upload_day_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("facility_id", "day", name=op.f("pk_facility_upload_day")),
    )
    op.create_index(
        op.f("ix_facility_upload_day_day"), "facility_upload_day", ["day"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_facility_upload_day_day"), "facility_upload_day")
    op.drop_table("facility_upload_day")
    op.drop_index(op.f("ix_facility_upload_arrived_at"), "facility_upload")
    op.drop_table("facility_upload")
