"""Keep which reviews somebody at the facility has read."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("review", sa.Column("provider_read_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("review", "provider_read_at")
