"""Who waits for a place, where, and the links with which they come back."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domain.availability.light import KindOfPlace
from portal.models.base import Base, UtcDateTime

_KINDS = ", ".join(repr(str(kind)) for kind in KindOfPlace)


class WaitingPerson(Base):
    """Somebody with entries on waiting lists, with an account or without.

    With one they go with it, and its address is theirs. Without, `person_key` is a keyed hash of
    the mailbox, by which they are found again, and `email` the address as ciphertext bound to
    `id`.
    """

    __tablename__ = "waiting_person"
    __table_args__ = (
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint("length(person_key) = 64", name="person_key_is_hmac"),
        CheckConstraint("(account_id IS NULL) = (person_key IS NOT NULL)", name="key_or_account"),
        CheckConstraint("(account_id IS NULL) = (email IS NOT NULL)", name="email_or_account"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str | None] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), unique=True
    )
    person_key: Mapped[str | None] = mapped_column(unique=True)
    email: Mapped[bytes | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class WaitingEntry(Base):
    """One person's wish for one kind of place at one facility.

    `content` is the wish as ciphertext bound to `id`. `joined_at`, the moment of the first
    confirmation, is the place in the order. `current_at` is the last time the person said that
    the entry is wanted, `asked_at` when they were asked since then.
    """

    __tablename__ = "waiting_entry"
    __table_args__ = (
        UniqueConstraint("person_id", "facility_id", "kind"),
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint(f"kind IN ({_KINDS})", name="kind_known"),
        CheckConstraint("state IN ('entwurf', 'aktiv', 'ruht')", name="state"),
        CheckConstraint("(state = 'entwurf') = (joined_at IS NULL)", name="joined_when_confirmed"),
        CheckConstraint("(joined_at IS NULL) = (current_at IS NULL)", name="current_since_joined"),
        CheckConstraint("state <> 'ruht' OR asked_at IS NOT NULL", name="rests_after_a_question"),
        Index("ix_waiting_entry_order", "facility_id", "kind", "state", "joined_at"),
        Index("ix_waiting_entry_due", "state", "current_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("waiting_person.id", ondelete="CASCADE"))
    facility_id: Mapped[int] = mapped_column(ForeignKey("facility.id", ondelete="CASCADE"))
    kind: Mapped[str]
    state: Mapped[str]
    content: Mapped[bytes]
    consent_version: Mapped[str]
    consented_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    joined_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    current_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class WaitingLink(Base):
    """A link in one of our mails to a person's entries; only the hash of its token is stored."""

    __tablename__ = "waiting_link"
    __table_args__ = (CheckConstraint("length(token_hash) = 64", name="token_hash_is_sha256"),)

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(
        ForeignKey("waiting_person.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
