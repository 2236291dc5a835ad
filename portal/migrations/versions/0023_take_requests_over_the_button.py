"""Keep from where inquiries come, and which requests over the button did not fit."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "inquiry", sa.Column("source", sa.String(), server_default=sa.text("''"), nullable=False)
    )
    op.create_table(
        "filtered_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint(
            "reason IN ('spam', 'keine-anfragen', 'art', 'gebiet', 'belegt')",
            name=op.f("ck_filtered_request_reason_known"),
        ),
        sa.CheckConstraint(
            "kind IN ('aufnahme', 'dauerpflege', 'kurzzeitpflege', 'verhinderungspflege',"
            " 'tagespflege', 'nachtpflege', 'wohnung')",
            name=op.f("ck_filtered_request_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_filtered_request_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filtered_request")),
    )
    op.create_index("ix_filtered_request_facility", "filtered_request", ["facility_id", "day"])


def downgrade() -> None:
    op.drop_index("ix_filtered_request_facility", "filtered_request")
    op.drop_table("filtered_request")
    op.drop_column("inquiry", "source")
