"""Keep what providers tell about their facilities."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    weekdays = sa.Column("weekdays", sa.Integer(), server_default=sa.text("0"), nullable=False)
    op.add_column("availability", weekdays)
    op.create_table(
        "facility_profile",
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("description", sa.JSON(), nullable=False),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("contact_role", sa.String(), nullable=False),
        sa.Column("contact_phone", sa.String(), nullable=False),
        sa.Column("contact_email", sa.String(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("features", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("transport", sa.String(), nullable=False),
        sa.Column("prices", sa.JSON(), nullable=False),
        sa.Column("rooms", sa.JSON(), nullable=False),
        sa.Column("certificates", sa.JSON(), nullable=False),
        sa.Column("housing_shape", sa.String(), nullable=False),
        sa.Column("age_features", sa.JSON(), nullable=False),
        sa.Column("age_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("video_url", sa.String(), nullable=False),
        sa.Column("stated_on", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "housing_shape IN ('', 'wohneinheit', 'wohnanlage')",
            name=op.f("ck_facility_profile_shape_known"),
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_facility_profile_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("facility_id", name=op.f("pk_facility_profile")),
    )
    op.create_table(
        "facility_file",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("byte_count", sa.Integer(), nullable=False),
        sa.Column("is_ready", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('bild', 'person', 'infomaterial', 'pruefbericht')",
            name=op.f("ck_facility_file_kind_known"),
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_facility_file_title_not_empty")),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_facility_file_id_is_random")),
        sa.CheckConstraint(
            "width >= 0 AND height >= 0", name=op.f("ck_facility_file_size_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_facility_file_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facility_file")),
    )
    op.create_index(
        "ix_facility_file_shown", "facility_file", ["facility_id", "kind", "position"], unique=False
    )
    op.create_table(
        "housing_unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("tenure", sa.String(), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=True),
        sa.Column("extra_cents", sa.Integer(), nullable=True),
        sa.Column("extra_is_included", sa.Boolean(), nullable=True),
        sa.Column("hausgeld_cents", sa.Integer(), nullable=True),
        sa.Column("commission", sa.String(), nullable=False),
        sa.Column("half_rooms", sa.Integer(), nullable=True),
        sa.Column("area_dm2", sa.Integer(), nullable=True),
        sa.Column("floor", sa.Integer(), nullable=True),
        sa.Column("built_in", sa.Integer(), nullable=True),
        sa.Column("renovated_in", sa.Integer(), nullable=True),
        sa.Column("energy_certificate", sa.String(), nullable=False),
        sa.Column("energy_kwh", sa.Integer(), nullable=True),
        sa.Column("needs_wbs", sa.Boolean(), nullable=True),
        sa.Column("light", sa.String(), nullable=False),
        sa.Column("free_from", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "energy_certificate IN ('', 'bedarf', 'verbrauch')",
            name=op.f("ck_housing_unit_certificate_known"),
        ),
        sa.CheckConstraint(
            "tenure IN ('miete', 'kauf')", name=op.f("ck_housing_unit_tenure_known")
        ),
        sa.CheckConstraint(
            "price_cents IS NULL OR price_cents >= 0",
            name=op.f("ck_housing_unit_price_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_housing_unit_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_housing_unit")),
    )
    op.create_index(
        "ix_housing_unit_shown", "housing_unit", ["facility_id", "position"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_housing_unit_shown", "housing_unit")
    op.drop_table("housing_unit")
    op.drop_index("ix_facility_file_shown", "facility_file")
    op.drop_table("facility_file")
    op.drop_table("facility_profile")
    op.drop_column("availability", "weekdays")
