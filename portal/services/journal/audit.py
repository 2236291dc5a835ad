"""Write into the audit trail in the same transaction as what happened."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.audit.entry import Entry
from portal.models.audit_entry import AuditEntry


def audit(session: Session, *, entry: Entry, now: datetime) -> None:
    """Add an entry to the trail; the database lets nobody change it, nor delete it in its term."""
    session.add(
        AuditEntry(
            at=now,
            actor_id=entry.actor.account_id,
            actor=entry.actor.words,
            action=entry.action.value,
            subject_kind=entry.subject.kind.value,
            subject_id=entry.subject.subject_id,
            company_id=entry.company_id,
            details={key.value: value for key, value in entry.details.items()},
        )
    )
    session.flush()
