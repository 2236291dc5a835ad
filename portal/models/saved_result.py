"""Results of Robin that people keep in their account."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class SavedResult(Base):
    """A snapshot of a result: later changes of data, texts or law do not alter it.

    `label` (name and place) and `snapshot` are ciphertext bound to `id`. The consent to storing
    it is kept as text version and time. `renewed_from_id` points to the result from which it was
    computed anew. `form_key` is a hash of the form that was sent, so that a double click saves
    once.
    """

    __tablename__ = "saved_result"
    __table_args__ = (CheckConstraint("length(id) = 32", name="id_is_random"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    label: Mapped[bytes]
    snapshot: Mapped[bytes]
    form_key: Mapped[str] = mapped_column(unique=True)
    made_on: Mapped[date]
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    consent_version: Mapped[str]
    consented_at: Mapped[datetime] = mapped_column(UtcDateTime)
    renewed_from_id: Mapped[str | None] = mapped_column(
        ForeignKey("saved_result.id", ondelete="SET NULL"), index=True
    )


class ShareLink(Base):
    """A link with which others read one saved result; found by the hash of its token.

    One that was ended stays known until its term is over, so that the form that made it, sent
    again, does not bring it back.
    """

    __tablename__ = "share_link"
    __table_args__ = (
        CheckConstraint("length(token_hash) = 64", name="token_hash_is_sha256"),
        CheckConstraint("expires_at > created_at", name="expires_after_creation"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    result_id: Mapped[str] = mapped_column(
        ForeignKey("saved_result.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
