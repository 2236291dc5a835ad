"""Give a company another name: nobody but support does."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.models.company import Company
from portal.services.journal.audit import audit
from portal.values.errors import Invalid, NotFound, PortalError

LONGEST_NAME = 150


class CompanyChanged(PortalError):
    """Report that the company was changed since the form was shown."""


def rename_company(
    session: Session, *, company_id: str, name: str, version: int, actor: Actor, now: datetime
) -> None:
    """Give it the name; the trail keeps the one before. `version` is what the form showed.

    Raises:
        NotFound: there is no such company.
        Invalid: the name is empty, too long, or the one it has.
        CompanyChanged: it has another version by now.
    """
    company = session.get(Company, company_id, with_for_update=True, populate_existing=True)
    if company is None:
        raise NotFound("no such company")
    if company.version != version:
        raise CompanyChanged("somebody was first")
    if not name or len(name) > LONGEST_NAME or name == company.name:
        raise Invalid(field="name", code="name")
    entry = Entry(
        actor=actor,
        action=Action.COMPANY_RENAMED,
        subject=Subject(SubjectKind.COMPANY, company_id),
        company_id=company_id,
        details={Detail.BEFORE: company.name, Detail.AFTER: name},
    )
    company.name = name
    company.version += 1
    audit(session, entry=entry, now=now)
