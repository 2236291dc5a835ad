"""Let an account work for a company."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Rank
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.models.membership import Membership
from portal.services.journal.audit import audit


def add_employee(
    session: Session, *, company_id: str, account_id: str, actor: Actor, now: datetime
) -> None:
    """Store that the account, which works for nobody yet, is an employee without any right."""
    session.add(
        Membership(
            account_id=account_id, company_id=company_id, rank=Rank.EMPLOYEE.value, since=now
        )
    )
    session.flush()
    entry = Entry(
        actor=actor,
        action=Action.MEMBER_JOINED,
        subject=Subject(SubjectKind.ACCOUNT, account_id),
        company_id=company_id,
        details={Detail.KIND: Rank.EMPLOYEE.value},
    )
    audit(session, entry=entry, now=now)
