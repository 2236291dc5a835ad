"""That an account was erased or a review deleted by its author: the proof that remains."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class Erasure(Base):
    """The hash of the random id of what somebody erased; a restored backup is purged by it.

    The column is still called after accounts, whose erasures were the first to be kept.
    """

    __tablename__ = "erasure"

    erased_hash: Mapped[str] = mapped_column("account_hash", primary_key=True)
    erased_at: Mapped[datetime] = mapped_column(UtcDateTime)
