"""Say who of the company looks after an inquiry."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.inquiries.reader import Reader
from portal.queries.mailbox import list_colleagues
from portal.queries.received_inquiries import get_received
from portal.services.inquiries.steps import note_handled
from portal.values.errors import Invalid


def assign_inquiry(
    session: Session,
    *,
    reader: Reader,
    acting: Acting,
    account_id: str,
    today: date,
    now: datetime,
) -> None:
    """Let somebody look after an inquiry, or nobody (""); said twice it has one effect.

    It is no step of the inquiry: who is answering meanwhile is not held up.

    Raises:
        NotFound: there is no such inquiry for them.
        Invalid: names `account`, "unknown": that person may not handle it.
    """
    inquiry = get_received(session, reader=reader, for_update=True).inquiry
    if (inquiry.assigned_to or "") == account_id:
        return
    colleagues = list_colleagues(
        session, company_id=acting.company_id, facility_id=inquiry.facility_id, today=today
    )
    if account_id and account_id not in {one.account_id for one in colleagues}:
        raise Invalid("account", "unknown")
    inquiry.assigned_to = account_id or None
    session.flush()
    note_handled(session, acting=acting, inquiry=inquiry, action=Action.INQUIRY_ASSIGNED, now=now)
