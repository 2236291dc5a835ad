"""Write into the audit trail who of a company did something about a review."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.models.review import Review
from portal.services.journal.audit import audit


def note_review(
    session: Session, *, acting: Acting, review: Review, action: Action, now: datetime
) -> None:
    """Add the entry; never what the review or the answer says."""
    entry = Entry(
        actor=Actor(acting.account_id, acting.name),
        action=action,
        subject=Subject(SubjectKind.REVIEW, review.id),
        company_id=acting.company_id,
        details={Detail.FACILITY: review.facility_id},
    )
    audit(session, entry=entry, now=now)
