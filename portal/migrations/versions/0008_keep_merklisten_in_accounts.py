"""Keep Merklisten in accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "watchlist_entry",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_watchlist_entry_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_watchlist_entry_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "facility_id", name=op.f("pk_watchlist_entry")),
    )
    op.create_index(op.f("ix_watchlist_entry_facility_id"), "watchlist_entry", ["facility_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_watchlist_entry_facility_id"), "watchlist_entry")

    op.drop_table("watchlist_entry")
