"""Let providers register step by step, enter vouchers and take over facilities of the directory."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "form_draft",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "length(token_hash) = 64", name=op.f("ck_form_draft_token_hash_is_sha256")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_form_draft")),
    )
    op.create_index(op.f("ix_form_draft_changed_at"), "form_draft", ["changed_at"])
    _create_vouchers()
    op.create_table(
        "facility_origin",
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("served", sa.JSON(), nullable=False),
        sa.Column("lights", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_facility_origin_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("facility_id", name=op.f("pk_facility_origin")),
    )
    _create_claims()


def downgrade() -> None:
    for table in ("claimed_facility", "claim", "facility_origin", "voucher", "form_draft"):
        op.drop_table(table)


def _create_vouchers() -> None:
    op.create_table(
        "voucher",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("redeem_until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("company_id", sa.String(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(code_hash) = 64", name=op.f("ck_voucher_code_hash_is_sha256")),
        sa.CheckConstraint(
            "product IN ('premium', 'wohnen')", name=op.f("ck_voucher_product_for_vouchers")
        ),
        sa.CheckConstraint("days BETWEEN 1 AND 366", name=op.f("ck_voucher_days_bounded")),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_voucher_reason_not_empty")),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name=op.f("fk_voucher_company_id_company"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_voucher")),
    )
    op.create_index(op.f("ix_voucher_company_id"), "voucher", ["company_id"])


def _create_claims() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("company_id", sa.String(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_claim_id_is_random")),
        sa.CheckConstraint(
            "state IN ('neu', 'freigegeben', 'abgelehnt')", name=op.f("ck_claim_state_known")
        ),
        sa.CheckConstraint(
            "(state = 'neu') = (decided_at IS NULL)", name=op.f("ck_claim_decided_once")
        ),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (content IS NOT NULL)", name=op.f("ck_claim_decided_is_empty")
        ),
        sa.CheckConstraint(
            "state <> 'abgelehnt' OR reason <> ''", name=op.f("ck_claim_refused_with_reason")
        ),
        sa.CheckConstraint(
            "state <> 'freigegeben' OR proof <> ''", name=op.f("ck_claim_approved_with_proof")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_claim_account_id_account"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name=op.f("fk_claim_company_id_company"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    for column in ("account_id", "company_id", "sent_at"):
        op.create_index(op.f(f"ix_claim_{column}"), "claim", [column])
    op.create_table(
        "claimed_facility",
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("facility_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('offen', 'uebernommen', 'abgelehnt')",
            name=op.f("ck_claimed_facility_outcome_known"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claim.id"],
            name=op.f("fk_claimed_facility_claim_id_claim"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"],
            ["facility.id"],
            name=op.f("fk_claimed_facility_facility_id_facility"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("claim_id", "facility_id", name=op.f("pk_claimed_facility")),
    )
    op.create_index(op.f("ix_claimed_facility_facility_id"), "claimed_facility", ["facility_id"])
