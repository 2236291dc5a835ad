"""Lock a company, and open it again."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.locking import LockedMeanwhile, LockNotAllowed, LockStep
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.models.company import Company
from portal.services.journal.audit import audit
from portal.values.errors import NotFound


def lock_company(
    session: Session, *, company_id: str, step: LockStep, reason: str, actor: Actor, now: datetime
) -> None:
    """Lock the company or open it again; the trail keeps who and why.

    Whoever calls it makes its facilities agree in the same transaction (`republish`).

    Raises:
        NotFound: there is no such company.
        LockNotAllowed: the reason is empty.
        LockedMeanwhile: it is so already.
    """
    if not reason:
        raise LockNotAllowed("no reason")
    company = session.get(Company, company_id, with_for_update=True, populate_existing=True)
    if company is None:
        raise NotFound("no such company")
    locks = step is LockStep.LOCK
    if (company.locked_at is not None) == locks:
        raise LockedMeanwhile("somebody was first")
    company.locked_at, company.lock_reason = (now, reason) if locks else (None, "")
    company.version += 1
    entry = Entry(
        actor=actor,
        action=Action.COMPANY_LOCKED if locks else Action.COMPANY_UNLOCKED,
        subject=Subject(SubjectKind.COMPANY, company_id),
        company_id=company_id,
        details={Detail.REASON: reason},
    )
    audit(session, entry=entry, now=now)
