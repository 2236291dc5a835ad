"""Inquiries to facilities and what the two sides write about them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.inquiries.kind import Author, InquiryKind, MessageKind
from portal.domain.inquiries.state import State
from portal.models.base import Base, UtcDateTime


def _one_of(column: str, values: type[Author | InquiryKind | MessageKind | State]) -> str:
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


class Inquiry(Base):
    """One person's inquiry to one facility.

    `batch_id` joins what was sent at once; it comes from the form, so that a form sent twice has
    one effect. `content` (what the facility is told) and `links` (the tokens that the mails
    carry) are ciphertext bound to `id`; both go when the seeker withdraws. `seeker_token_hash`
    opens the whole sending for people without account, first to confirm it.
    `provider_token_hash` opens it for the facility; without it no keeper of the facility has it
    any more, because the one who got it has gone. `doubts` names what
    the automatic check saw, separated by blanks. Every step adds one to `version`.
    `assigned_to` is the account that looks after it at the facility; one that is gone is nobody.
    `source` names from where the seeker came (`Source`). `announced_at` is when a mail told the
    facility of it. `delete_on` is the first day on which the row must be gone.
    """

    __tablename__ = "inquiry"
    __table_args__ = (
        UniqueConstraint("batch_id", "facility_id"),
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint("length(batch_id) = 32", name="batch_id_is_random"),
        CheckConstraint(_one_of("kind", InquiryKind), name="kind_known"),
        CheckConstraint(_one_of("state", State), name="state_known"),
        CheckConstraint(
            "state NOT IN ('neu', 'gelesen', 'beantwortet', 'abgelehnt') OR sent_at IS NOT NULL",
            name="sent_at",
        ),
        CheckConstraint("state <> 'zurueckgezogen' OR content IS NULL", name="withdrawn_empty"),
        CheckConstraint("version >= 1", name="version_positive"),
        Index("ix_inquiry_received", "facility_id", "state", "sent_at"),
        Index("ix_inquiry_announced", "facility_id", "announced_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    batch_id: Mapped[str]
    facility_id: Mapped[int] = mapped_column(ForeignKey("facility.id", ondelete="CASCADE"))
    account_id: Mapped[str | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    content: Mapped[bytes | None]
    links: Mapped[bytes | None]
    seeker_token_hash: Mapped[str | None] = mapped_column(index=True)
    provider_token_hash: Mapped[str | None] = mapped_column(unique=True)
    consent_version: Mapped[str]
    consented_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    announced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    alternatives_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delete_on: Mapped[date] = mapped_column(index=True)
    doubts: Mapped[str]
    version: Mapped[int]
    assigned_to: Mapped[str | None]
    source: Mapped[str] = mapped_column(default="", server_default=text("''"))

    messages: Mapped[list["InquiryMessage"]] = relationship(
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="(InquiryMessage.written_at, InquiryMessage.id)",
    )


class InquiryMessage(Base):
    """What one side wrote about an inquiry; `content` is ciphertext bound to `id`."""

    __tablename__ = "inquiry_message"
    __table_args__ = (
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint(_one_of("author", Author), name="author_known"),
        CheckConstraint(_one_of("kind", MessageKind), name="kind_known"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    inquiry_id: Mapped[str] = mapped_column(
        ForeignKey("inquiry.id", ondelete="CASCADE"), index=True
    )
    author: Mapped[str]
    kind: Mapped[str]
    content: Mapped[bytes]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
