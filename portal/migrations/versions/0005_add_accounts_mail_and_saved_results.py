"""Add accounts, outgoing mail and saved results."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("email_key", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("salutation", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("terms_version", sa.String(), nullable=False),
        sa.Column("terms_accepted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("activated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("totp_secret", sa.LargeBinary(), nullable=True),
        sa.Column("totp_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("totp_last_step", sa.Integer(), nullable=True),
        sa.CheckConstraint("role IN ('seeker', 'admin')", name=op.f("ck_account_role_is_known")),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_account_id_is_random")),
        sa.CheckConstraint(
            "totp_since IS NULL OR totp_secret IS NOT NULL", name=op.f("ck_account_totp_has_secret")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email_key", name=op.f("uq_account_email_key")),
    )
    op.create_index(op.f("ix_account_created_at"), "account", ["created_at"])

    op.create_table(
        "erasure",
        sa.Column("account_hash", sa.String(), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account_hash", name=op.f("pk_erasure")),
    )
    op.create_table(
        "outgoing_mail",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("letter", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "sent_at IS NULL OR length(letter) = 0", name=op.f("ck_outgoing_mail_sent_is_empty")
        ),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_outgoing_mail_tries_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_mail")),
    )
    op.create_index(op.f("ix_outgoing_mail_account_id"), "outgoing_mail", ["account_id"])
    op.create_index(op.f("ix_outgoing_mail_next_try_at"), "outgoing_mail", ["next_try_at"])
    op.create_index(op.f("ix_outgoing_mail_sent_at"), "outgoing_mail", ["sent_at"])

    op.create_table(
        "sign_in_failure",
        sa.Column("place_hash", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("count > 0", name=op.f("ck_sign_in_failure_count_positive")),
        sa.PrimaryKeyConstraint("place_hash", name=op.f("pk_sign_in_failure")),
    )
    op.create_index(
        op.f("ix_sign_in_failure_last_failed_at"), "sign_in_failure", ["last_failed_at"]
    )

    op.create_table(
        "account_session",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("signed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("awaits_second_factor", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "expires_at > signed_in_at", name=op.f("ck_account_session_expires_after_sign_in")
        ),
        sa.CheckConstraint(
            "length(token_hash) = 64", name=op.f("ck_account_session_token_hash_is_sha256")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_account_session_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_account_session_token_hash")),
    )
    op.create_index(op.f("ix_account_session_account_id"), "account_session", ["account_id"])
    op.create_index(op.f("ix_account_session_expires_at"), "account_session", ["expires_at"])

    op.create_table(
        "account_token",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("new_email", sa.String(), nullable=True),
        sa.Column("next_path", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(purpose IN ('old_address', 'new_address')) = (new_email IS NOT NULL)",
            name=op.f("ck_account_token_new_email_with_its_purpose"),
        ),
        sa.CheckConstraint(
            "expires_at > created_at", name=op.f("ck_account_token_expires_after_creation")
        ),
        sa.CheckConstraint(
            "length(token_hash) = 64", name=op.f("ck_account_token_token_hash_is_sha256")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_account_token_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_account_token")),
    )
    op.create_index(op.f("ix_account_token_account_id"), "account_token", ["account_id"])
    op.create_index(op.f("ix_account_token_expires_at"), "account_token", ["expires_at"])

    op.create_table(
        "known_place",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("place_hash", sa.String(), nullable=False),
        sa.Column("signed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_known_place_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "place_hash", name=op.f("pk_known_place")),
    )
    op.create_index(op.f("ix_known_place_signed_in_at"), "known_place", ["signed_in_at"])

    op.create_table(
        "recovery_code",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_recovery_code_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "code_hash", name=op.f("pk_recovery_code")),
    )
    op.create_table(
        "saved_result",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("label", sa.LargeBinary(), nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        sa.Column("form_key", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("consent_version", sa.String(), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("renewed_from_id", sa.String(), nullable=True),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_saved_result_id_is_random")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_saved_result_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["renewed_from_id"],
            ["saved_result.id"],
            name=op.f("fk_saved_result_renewed_from_id_saved_result"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_result")),
        sa.UniqueConstraint("form_key", name=op.f("uq_saved_result_form_key")),
    )
    op.create_index(op.f("ix_saved_result_account_id"), "saved_result", ["account_id"])
    op.create_index(op.f("ix_saved_result_renewed_from_id"), "saved_result", ["renewed_from_id"])

    op.create_table(
        "security_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_security_event_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_event")),
    )
    op.create_index(op.f("ix_security_event_account_id"), "security_event", ["account_id"])
    op.create_index(op.f("ix_security_event_happened_at"), "security_event", ["happened_at"])

    op.create_table(
        "share_link",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("result_id", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "expires_at > created_at", name=op.f("ck_share_link_expires_after_creation")
        ),
        sa.CheckConstraint(
            "length(token_hash) = 64", name=op.f("ck_share_link_token_hash_is_sha256")
        ),
        sa.ForeignKeyConstraint(
            ["result_id"],
            ["saved_result.id"],
            name=op.f("fk_share_link_result_id_saved_result"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_share_link_token_hash")),
    )
    op.create_index(op.f("ix_share_link_expires_at"), "share_link", ["expires_at"])
    op.create_index(op.f("ix_share_link_result_id"), "share_link", ["result_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_share_link_result_id"), "share_link")
    op.drop_index(op.f("ix_share_link_expires_at"), "share_link")

    op.drop_table("share_link")
    op.drop_index(op.f("ix_security_event_happened_at"), "security_event")
    op.drop_index(op.f("ix_security_event_account_id"), "security_event")

    op.drop_table("security_event")
    op.drop_index(op.f("ix_saved_result_renewed_from_id"), "saved_result")
    op.drop_index(op.f("ix_saved_result_account_id"), "saved_result")

    op.drop_table("saved_result")
    op.drop_table("recovery_code")
    op.drop_index(op.f("ix_known_place_signed_in_at"), "known_place")

    op.drop_table("known_place")
    op.drop_index(op.f("ix_account_token_expires_at"), "account_token")
    op.drop_index(op.f("ix_account_token_account_id"), "account_token")

    op.drop_table("account_token")
    op.drop_index(op.f("ix_account_session_expires_at"), "account_session")
    op.drop_index(op.f("ix_account_session_account_id"), "account_session")

    op.drop_table("account_session")
    op.drop_index(op.f("ix_sign_in_failure_last_failed_at"), "sign_in_failure")

    op.drop_table("sign_in_failure")
    op.drop_index(op.f("ix_outgoing_mail_sent_at"), "outgoing_mail")
    op.drop_index(op.f("ix_outgoing_mail_next_try_at"), "outgoing_mail")
    op.drop_index(op.f("ix_outgoing_mail_account_id"), "outgoing_mail")

    op.drop_table("outgoing_mail")
    op.drop_table("erasure")
    op.drop_index(op.f("ix_account_created_at"), "account")

    op.drop_table("account")
