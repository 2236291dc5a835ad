"""What happened to an account, for its owner to see."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class SecurityEvent(Base):
    """One event; `kind` is a value of `domain.accounts.events.Event`, `device` says from where."""

    __tablename__ = "security_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str]
    device: Mapped[str]
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
