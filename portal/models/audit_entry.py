"""What providers and support changed: written once, never changed, deleted after its term."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class AuditEntry(Base):
    """One entry: who, when, what, and to what; triggers refuse UPDATE, and DELETE within its term.

    `action`, `subject_kind` and the keys of `details` are values of `portal.domain.audit`. No
    column is a foreign key: the trail outlives what it tells of. `actor` says in words who acted,
    `actor_id` by which account, if any did.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        CheckConstraint("actor <> '' AND action <> ''", name="says_who_and_what"),
        CheckConstraint("subject_id <> ''", name="says_to_what"),
        Index("ix_audit_entry_subject", "subject_kind", "subject_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    actor_id: Mapped[str | None] = mapped_column(index=True)
    actor: Mapped[str]
    action: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    company_id: Mapped[str | None] = mapped_column(index=True)
    details: Mapped[Any] = mapped_column(JSON)
