"""Open an inquiry at the facility: from then on it counts as read."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.inquiries.reader import Reader
from portal.domain.inquiries.state import Actor, State
from portal.queries.received_inquiries import get_received
from portal.services.inquiries.steps import move, note_handled


def open_inquiry(
    session: Session, *, reader: Reader, now: datetime, acting: Acting | None = None
) -> str:
    """Mark a new inquiry as read and return its id; opening it again changes nothing.

    Who is signed in for the company (`acting`) stands in the audit trail.

    Raises:
        NotFound: there is none for them, or it is deleted.
    """
    inquiry = get_received(session, reader=reader, for_update=True).inquiry
    if inquiry.state == State.NEU.value:
        move(inquiry=inquiry, to=State.GELESEN, actor=Actor.PROVIDER, now=now)
        inquiry.read_at = now
        session.flush()
        if acting is not None:
            note_handled(
                session, acting=acting, inquiry=inquiry, action=Action.INQUIRY_READ, now=now
            )
    return inquiry.id
