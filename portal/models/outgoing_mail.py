"""Mail on its way out, written in the same transaction as what it speaks of."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class OutgoingMail(Base):
    """One mail; `letter` is ciphertext bound to `id` and empty once it was sent.

    `id` is random and becomes the Message-ID, so that a mail sent twice is recognised.
    `claimed_until` keeps other workers away while one sends it. `account_id` is no foreign key:
    the mail that confirms an erasure outlives the account.
    """

    __tablename__ = "outgoing_mail"
    __table_args__ = (
        CheckConstraint("tries >= 0", name="tries_not_negative"),
        CheckConstraint("sent_at IS NULL OR length(letter) = 0", name="sent_is_empty"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str | None] = mapped_column(index=True)
    letter: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_try_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    tries: Mapped[int]
    claimed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    given_up_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
