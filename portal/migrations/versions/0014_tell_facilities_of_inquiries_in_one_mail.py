"""Keep when a facility was told of an inquiry, so that many come in one mail."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("inquiry", sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_inquiry_announced", "inquiry", ["facility_id", "announced_at"])


def downgrade() -> None:
    op.drop_index("ix_inquiry_announced", "inquiry")
    op.drop_column("inquiry", "announced_at")
