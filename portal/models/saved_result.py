"""Results of Robin that people keep in their account."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class SavedResult(Base):
    """A snapshot of a result: later changes of data, texts or law do not alter it.

    `name` and `snapshot` are ciphertext bound to `id`. `renewed_from_id` points to the result
    from which it was computed anew. `form_key` is a hash of the form that was sent, so that a
    double click saves once.
    """

    __tablename__ = "saved_result"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[bytes]
    snapshot: Mapped[bytes]
    form_key: Mapped[str] = mapped_column(unique=True)
    made_on: Mapped[date]
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    renewed_from_id: Mapped[str | None] = mapped_column(
        ForeignKey("saved_result.id", ondelete="SET NULL"), index=True
    )


class ShareLink(Base):
    """A link with which others read one saved result; found by the hash of its token."""

    __tablename__ = "share_link"

    id: Mapped[str] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    result_id: Mapped[str] = mapped_column(
        ForeignKey("saved_result.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
