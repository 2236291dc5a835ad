"""Give a company the contents of its inquiries, to take them along."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.inquiries.content import Content
from portal.domain.inquiries.state import State
from portal.queries.mailbox import list_inquiries
from portal.services.inquiries.sealed import read_content
from portal.services.journal.audit import audit
from portal.values.ports import Encrypt


def export_contents(
    session: Session,
    *,
    acting: Acting,
    inquiry_ids: Collection[str],
    now: datetime,
    cipher: Encrypt,
) -> Mapping[str, Content]:
    """Return by id what the persons wrote, and note who took how many along.

    What nobody of the company has read yet stays closed; what was withdrawn is gone.
    """
    found = {
        inquiry.id: read_content(inquiry=inquiry, cipher=cipher)
        for inquiry in list_inquiries(session, acting=acting, inquiry_ids=inquiry_ids)
        if inquiry.state != State.NEU.value
    }
    entry = Entry(
        actor=Actor(acting.account_id, acting.name),
        action=Action.INQUIRIES_EXPORTED,
        subject=Subject(SubjectKind.COMPANY, acting.company_id),
        company_id=acting.company_id,
        details={Detail.COUNT: len(inquiry_ids)},
    )
    audit(session, entry=entry, now=now)
    return {inquiry_id: content for inquiry_id, content in found.items() if content is not None}
