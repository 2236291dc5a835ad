"""Let companies say who looks after an inquiry, and keep texts for their answers."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("inquiry", sa.Column("assigned_to", sa.String(), nullable=True))
    op.create_table(
        "text_module",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_text_module_id_is_random")),
        sa.CheckConstraint(
            "title <> '' AND text <> ''", name=op.f("ck_text_module_says_something")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name=op.f("fk_text_module_company_id_company"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_module")),
    )
    op.create_index(op.f("ix_text_module_company_id"), "text_module", ["company_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_text_module_company_id"), "text_module")
    op.drop_table("text_module")
    op.drop_column("inquiry", "assigned_to")
