"""Counted attempts, so that codes cannot be guessed."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class Attempt(Base):
    """How often something was tried from one place within a window of time.

    `place_hash` is a keyed hash of purpose and address; neither stands here in clear.
    """

    __tablename__ = "attempt"
    __table_args__ = (CheckConstraint("count > 0", name="count_positive"),)

    place_hash: Mapped[str] = mapped_column(primary_key=True)
    window_starts_at: Mapped[datetime] = mapped_column(UtcDateTime, primary_key=True, index=True)
    count: Mapped[int]
