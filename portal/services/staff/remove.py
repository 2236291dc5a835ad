"""End that somebody works for a company."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Entry, Subject, SubjectKind
from portal.models.inquiry import Inquiry
from portal.models.membership import Membership
from portal.queries.staff import get_employee
from portal.services.journal.audit import audit


def remove_employee(session: Session, *, acting: Acting, account_id: str, now: datetime) -> None:
    """Take company and rights from an employee at once; nobody looks after their inquiries.

    The account stays the person's own. With a licence or without, this works.

    Raises:
        NotFound: the company has no such employee; the Master is none.
    """
    get_employee(session, company_id=acting.company_id, account_id=account_id)
    session.execute(
        update(Inquiry)
        .where(Inquiry.assigned_to == account_id)
        .values(assigned_to=None)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        delete(Membership)
        .where(Membership.account_id == account_id, Membership.company_id == acting.company_id)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
    entry = Entry(
        actor=Actor(acting.account_id, acting.name),
        action=Action.MEMBER_REMOVED,
        subject=Subject(SubjectKind.ACCOUNT, account_id),
        company_id=acting.company_id,
    )
    audit(session, entry=entry, now=now)
