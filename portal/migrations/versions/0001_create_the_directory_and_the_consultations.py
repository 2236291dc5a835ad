"""Create the directory and the consultations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consultation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key_hash", sa.String(), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.Column("catalogue_version", sa.String(), nullable=False),
        sa.Column("consent_version", sa.String(), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "expires_at > created_at", name=op.f("ck_consultation_expires_after_creation")
        ),
        sa.CheckConstraint(
            "length(key_hash) = 64", name=op.f("ck_consultation_key_hash_is_sha256")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_consultation_key_hash")),
    )
    op.create_index(op.f("ix_consultation_expires_at"), "consultation", ["expires_at"])

    op.create_table(
        "data_source",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("attribution", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("imported_on", sa.Date(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_data_source_name_not_empty")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_data_source")),
    )
    op.create_table(
        "facility",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("traeger", sa.String(), nullable=False),
        sa.Column("dachverband", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("house_number", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("lat_micro", sa.Integer(), nullable=False),
        sa.Column("lon_micro", sa.Integer(), nullable=False),
        sa.Column("position_is_exact", sa.Boolean(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("website", sa.String(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("service_bits", sa.BigInteger(), nullable=False),
        sa.Column("serves_presumed_area", sa.Boolean(), nullable=False),
        sa.Column("accepts_inquiries", sa.Boolean(), nullable=False),
        sa.Column("is_published", sa.Boolean(), nullable=False),
        sa.Column("is_managed", sa.Boolean(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=True),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "category IN ('ambulant', 'stationaer', 'tagespflege', 'wohnen')",
            name=op.f("ck_facility_category_known"),
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_facility_name_not_empty")),
        sa.CheckConstraint(
            "capacity IS NULL OR capacity > 0", name=op.f("ck_facility_capacity_positive")
        ),
        sa.CheckConstraint(
            "lat_micro BETWEEN 47000000 AND 56000000", name=op.f("ck_facility_lat_in_germany")
        ),
        sa.CheckConstraint("length(postcode) = 5", name=op.f("ck_facility_postcode_of_five")),
        sa.CheckConstraint(
            "lon_micro BETWEEN 5000000 AND 16000000", name=op.f("ck_facility_lon_in_germany")
        ),
        sa.CheckConstraint("service_bits >= 0", name=op.f("ck_facility_service_bits_not_negative")),
        sa.ForeignKeyConstraint(
            ["source_name"], ["data_source.name"], name=op.f("fk_facility_source_name_data_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facility")),
        sa.UniqueConstraint(
            "source_name", "external_id", name=op.f("uq_facility_source_name_external_id")
        ),
    )
    op.create_index(
        "ix_facility_position",
        "facility",
        ["category", "lat_micro", "lon_micro"],
        sqlite_where=sa.text("is_published"),
        postgresql_where=sa.text("is_published"),
    )

    op.create_table(
        "availability",
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("light", sa.String(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("free_from", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('aufnahme', 'dauerpflege', 'kurzzeitpflege', 'verhinderungspflege', 'tagespflege', 'nachtpflege', 'wohnung')",
            name=op.f("ck_availability_kind_known"),
        ),
        sa.CheckConstraint(
            "light IN ('frei', 'auf_anfrage', 'unbekannt', 'belegt')",
            name=op.f("ck_availability_light_known"),
        ),
        sa.CheckConstraint(
            "places IS NULL OR places >= 0", name=op.f("ck_availability_places_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_availability_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("facility_id", "kind", name=op.f("pk_availability")),
    )
    op.create_table(
        "served_postcode",
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length(postcode) = 5", name=op.f("ck_served_postcode_postcode_of_five")
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_served_postcode_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("postcode", "facility_id", name=op.f("pk_served_postcode")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_served_postcode_facility_id"), "served_postcode", ["facility_id"])


def downgrade() -> None:
    op.drop_table("served_postcode")
    op.drop_table("availability")
    op.drop_table("facility")
    op.drop_table("data_source")
    op.drop_table("consultation")
