"""End a company: what it created goes, what it had taken over goes back."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import PORTAL, Entry, Subject, SubjectKind
from portal.models.company import Company
from portal.models.facility import Facility
from portal.queries.companies import list_origins
from portal.services.journal.audit import audit
from portal.services.journal.give_back import give_back


def end_company(session: Session, *, company_id: str, now: datetime) -> None:
    """Delete the company with everything that belongs to it; its accounts are the caller's.

    Facilities of the directory that it had taken over say again what their source said, and are
    not kept by a provider any more. Facilities that it created are deleted. The worker deletes
    the bytes of their files.
    """
    for origin in list_origins(session, company_id=company_id):
        give_back(session, origin=origin, now=now)
    for statement in (
        delete(Facility).where(Facility.company_id == company_id),
        delete(Company).where(Company.id == company_id),
    ):
        session.execute(statement.execution_options(synchronize_session=False))
    subject = Subject(SubjectKind.COMPANY, company_id)
    entry = Entry(PORTAL, Action.COMPANY_ENDED, subject, company_id=company_id)
    audit(session, entry=entry, now=now)
    session.expire_all()
