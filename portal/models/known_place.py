"""From where an account has signed in lately."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class KnownPlace(Base):
    """A keyed hash of account and network address: strangers' failures never slow its owner."""

    __tablename__ = "known_place"

    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    place_hash: Mapped[str] = mapped_column(primary_key=True)
    signed_in_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
