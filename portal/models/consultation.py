"""A consultation with Robin: encrypted answers under a random key, gone after a day."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class Consultation(Base):
    """One person's answers; found by the hash of a key that only the session holds.

    `answers` is ciphertext bound to `id`. The consent is kept as text version and time.
    """

    __tablename__ = "consultation"
    __table_args__ = (
        CheckConstraint("length(key_hash) = 64", name="key_hash_is_sha256"),
        CheckConstraint("expires_at > created_at", name="expires_after_creation"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    key_hash: Mapped[str] = mapped_column(unique=True)
    answers: Mapped[bytes]
    catalogue_version: Mapped[str]
    consent_version: Mapped[str]
    consented_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
