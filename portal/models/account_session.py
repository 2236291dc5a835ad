"""Where an account is signed in."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class AccountSession(Base):
    """One browser that is signed in; found by the hash of a token that only its cookie holds.

    `device` says browser and system in words. While `awaits_second_factor` nothing but entering
    the code is open to it.
    """

    __tablename__ = "account_session"
    __table_args__ = (
        CheckConstraint("length(token_hash) = 64", name="token_hash_is_sha256"),
        CheckConstraint("expires_at > signed_in_at", name="expires_after_sign_in"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    device: Mapped[str]
    signed_in_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    awaits_second_factor: Mapped[bool]
