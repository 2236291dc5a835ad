"""Let companies keep facilities, with the people who work for them, licences and groups.

On SQLite the rule of `account` is edited in place, as in 0015: a copy of the table would take
its triggers along, and dropping the old one everything that refers to it. Rules that come with a
new column stand at the column there, which SQLite can add.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TWO_ROLES = "role IN ('seeker', 'admin')"
THREE_ROLES = "role IN ('seeker', 'provider', 'admin')"
MANAGES = "CONSTRAINT ck_facility_company_manages CHECK (company_id IS NULL OR is_managed)"
HIDDEN = "CONSTRAINT ck_facility_deleted_is_hidden CHECK (deleted_at IS NULL OR NOT is_published)"
BELONGS = "CONSTRAINT fk_facility_company_id_company REFERENCES company (id)"
IS_MASTER = sa.text("rank = 'master'")
HAS_COMPANY = sa.text("company_id IS NOT NULL")
ADDED = ("company_id", "wants_public", "version", "changed_at", "changed_by", "deleted_at")


def upgrade() -> None:
    _create_companies()
    _create_rights()
    _create_groups()
    _add_to_facilities()
    _change_rule_of_roles(TWO_ROLES, THREE_ROLES)


def downgrade() -> None:
    op.execute("DELETE FROM account WHERE role = 'provider'")
    op.execute("UPDATE facility SET company_id = NULL, deleted_at = NULL")
    _change_rule_of_roles(THREE_ROLES, TWO_ROLES)
    op.drop_index("ix_facility_company", "facility")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_facility_company_manages"), "facility")
        op.drop_constraint(op.f("ck_facility_deleted_is_hidden"), "facility")
    for column in reversed(ADDED):
        op.execute(f"ALTER TABLE facility DROP COLUMN {column}")
    for table in (
        "facility_group_member",
        "facility_group",
        "entitlement",
        "facility_right",
        "membership",
        "company",
    ):
        op.drop_table(table)


def _create_companies() -> None:
    op.create_table(
        "company",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("legal_form", sa.String(), nullable=False),
        sa.Column("dachverband", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("house_number", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lock_reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_company_id_is_random")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_company_name_not_empty")),
        sa.CheckConstraint("length(postcode) = 5", name=op.f("ck_company_postcode_of_five")),
        sa.CheckConstraint(
            "(lock_reason = '') = (locked_at IS NULL)", name=op.f("ck_company_lock_with_reason")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_company_version_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company")),
    )
    op.create_table(
        "membership",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("rank IN ('master', 'employee')", name=op.f("ck_membership_rank_known")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_membership_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name=op.f("fk_membership_company_id_company"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_company_id"), "membership", ["company_id"])
    op.create_index(
        "ix_membership_master",
        "membership",
        ["company_id"],
        unique=True,
        sqlite_where=IS_MASTER,
        postgresql_where=IS_MASTER,
    )


def _create_rights() -> None:
    op.create_table(
        "facility_right",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("may_set_light", sa.Boolean(), nullable=False),
        sa.Column("may_handle_inquiries", sa.Boolean(), nullable=False),
        sa.Column("may_read_reviews", sa.Boolean(), nullable=False),
        sa.Column("may_answer_reviews", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["membership.account_id"],
            name=op.f("fk_facility_right_account_id_membership"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_facility_right_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "facility_id", name=op.f("pk_facility_right")),
    )
    op.create_index(op.f("ix_facility_right_facility_id"), "facility_right", ["facility_id"])
    op.create_table(
        "entitlement",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=True),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_entitlement_id_is_random")),
        sa.CheckConstraint(
            "product IN ('premium', 'wohnen', 'stellvertreter')",
            name=op.f("ck_entitlement_product_known"),
        ),
        sa.CheckConstraint(
            "(product = 'stellvertreter') = (facility_id IS NULL)",
            name=op.f("ck_entitlement_facility_with_its_products"),
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_entitlement_ends_after_start")),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_entitlement_reason_not_empty")),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name=op.f("fk_entitlement_company_id_company"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_entitlement_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entitlement")),
    )
    op.create_index(op.f("ix_entitlement_company_id"), "entitlement", ["company_id"])
    op.create_index(op.f("ix_entitlement_facility_id"), "entitlement", ["facility_id"])


def _create_groups() -> None:
    op.create_table(
        "facility_group",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_facility_group_id_is_random")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_facility_group_name_not_empty")),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name=op.f("fk_facility_group_company_id_company"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facility_group")),
        sa.UniqueConstraint(
            "company_id", "name_key", name=op.f("uq_facility_group_company_id_name_key")
        ),
    )
    op.create_table(
        "facility_group_member",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_facility_group_member_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["facility_group.id"],
            name=op.f("fk_facility_group_member_group_id_facility_group"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "facility_id", name=op.f("pk_facility_group_member")),
    )
    op.create_index(
        op.f("ix_facility_group_member_facility_id"), "facility_group_member", ["facility_id"]
    )


def _add_to_facilities() -> None:
    moment = sa.DateTime(timezone=True).compile(op.get_bind().dialect)
    for column in (
        f"company_id VARCHAR {BELONGS} {MANAGES}",
        "wants_public BOOLEAN DEFAULT true NOT NULL",
        "version INTEGER DEFAULT 1 NOT NULL",
        f"changed_at {moment}",
        "changed_by VARCHAR DEFAULT '' NOT NULL",
        f"deleted_at {moment} {HIDDEN}",
    ):
        op.execute(f"ALTER TABLE facility ADD COLUMN {column}")
    op.create_index(
        "ix_facility_company",
        "facility",
        ["company_id"],
        sqlite_where=HAS_COMPANY,
        postgresql_where=HAS_COMPANY,
    )


def _change_rule_of_roles(old: str, new: str) -> None:
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_account_role_is_known"), "account")
        op.create_check_constraint(op.f("ck_account_role_is_known"), "account", new)
        return
    op.execute("PRAGMA writable_schema = 1")
    changed = connection.execute(
        sa.text(
            "UPDATE sqlite_schema SET sql = replace(sql, :old, :new)"
            " WHERE type = 'table' AND name = 'account' AND instr(sql, :old) > 0"
        ),
        {"old": old, "new": new},
    )
    if changed.rowcount != 1:
        raise RuntimeError(f"the table of accounts has no {old}")
    # Other connections, and this one, read the schema anew.
    version = connection.execute(sa.text("PRAGMA schema_version")).scalar_one()
    op.execute(f"PRAGMA schema_version = {version + 1}")
    op.execute("PRAGMA writable_schema = RESET")
