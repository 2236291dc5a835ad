"""That an account was erased: the proof that remains."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class Erasure(Base):
    """The hash of an erased account's random id; a restored backup is purged by it."""

    __tablename__ = "erasure"

    account_hash: Mapped[str] = mapped_column(primary_key=True)
    erased_at: Mapped[datetime] = mapped_column(UtcDateTime)
