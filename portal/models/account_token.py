"""Links in our mails: single-use, hashed, bound to one purpose."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class AccountToken(Base):
    """What a link stands for; only the hash of its token is stored.

    `new_email` is set for the two links of a change of address. `next_path` is a path of ours
    to which the person wanted to go. `used_at` keeps a used link known until its term is over.
    """

    __tablename__ = "account_token"
    __table_args__ = (
        CheckConstraint("length(token_hash) = 64", name="token_hash_is_sha256"),
        CheckConstraint("expires_at > created_at", name="expires_after_creation"),
        CheckConstraint(
            "(purpose IN ('old_address', 'new_address')) = (new_email IS NOT NULL)",
            name="new_email_with_its_purpose",
        ),
    )

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    purpose: Mapped[str]
    new_email: Mapped[str | None]
    next_path: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
