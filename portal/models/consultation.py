"""A consultation with Robin: encrypted answers under a random key, gone after their term."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class Consultation(Base):
    """One person's answers; found by the hash of a key that only the session holds.

    `answers` is ciphertext bound to `id`. The consent is kept as text version and time. Where
    the person asked for a resume code, `code_hash` finds the consultation and `code` holds it
    as ciphertext, so that page and protocol can show it.
    """

    __tablename__ = "consultation"
    __table_args__ = (
        CheckConstraint("length(key_hash) = 64", name="key_hash_is_sha256"),
        CheckConstraint("expires_at > created_at", name="expires_after_creation"),
        CheckConstraint("(code_hash IS NULL) = (code IS NULL)", name="code_with_its_hash"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    key_hash: Mapped[str] = mapped_column(unique=True)
    answers: Mapped[bytes]
    code_hash: Mapped[str | None] = mapped_column(unique=True)
    code: Mapped[bytes | None]
    catalogue_version: Mapped[str]
    consent_version: Mapped[str]
    consented_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
