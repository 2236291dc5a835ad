"""How often somebody failed to sign in."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class SignInFailure(Base):
    """Failures in a row under one keyed hash: of an address, of an account, or of both together."""

    __tablename__ = "sign_in_failure"
    __table_args__ = (CheckConstraint("count > 0", name="count_positive"),)

    place_hash: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    last_failed_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
