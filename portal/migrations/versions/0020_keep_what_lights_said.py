"""Keep what lights said before, and when a company was last asked whether they are still right."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

KINDS = (
    "kind IN ('aufnahme', 'dauerpflege', 'kurzzeitpflege', 'verhinderungspflege',"
    " 'tagespflege', 'nachtpflege', 'wohnung')"
)


def upgrade() -> None:
    op.create_table(
        "light_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("light", sa.String(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("free_from", sa.Date(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_light_change_kind_known")),
        sa.CheckConstraint(
            "light IN ('frei', 'auf_anfrage', 'unbekannt', 'belegt')",
            name=op.f("ck_light_change_light_known"),
        ),
        sa.CheckConstraint("said_by <> ''", name=op.f("ck_light_change_said_by_somebody")),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_light_change_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_light_change")),
    )
    op.create_index("ix_light_change_latest", "light_change", ["facility_id", "kind", "said_at"])
    op.add_column("company", sa.Column("lights_asked_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("company", "lights_asked_at")
    op.drop_index("ix_light_change_latest", "light_change")
    op.drop_table("light_change")
