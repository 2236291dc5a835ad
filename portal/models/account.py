"""An account: who, how reachable, and what proves that it is them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class Account(Base):
    """One person's account.

    `id` is random (128 bits, hex). `email` is as typed, `email_key` its folded form, by which it
    is found. `totp_secret` is ciphertext bound to `id`; it counts once `totp_since` is set.
    `totp_last_step` is the time step of the last code used, so that none works twice. While
    `locked_at` is set nobody can sign in; `lock_reason` says why, for support alone.
    """

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("role IN ('seeker', 'provider', 'admin')", name="role_is_known"),
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint("totp_since IS NULL OR totp_secret IS NOT NULL", name="totp_has_secret"),
        CheckConstraint("(lock_reason = '') = (locked_at IS NULL)", name="lock_with_reason"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    email: Mapped[str]
    email_key: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    salutation: Mapped[str]
    first_name: Mapped[str]
    last_name: Mapped[str]
    phone: Mapped[str]
    terms_version: Mapped[str]
    terms_accepted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    activated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    totp_secret: Mapped[bytes | None]
    totp_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    totp_last_step: Mapped[int | None]
    locked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lock_reason: Mapped[str] = mapped_column(default="", server_default=text("''"))
