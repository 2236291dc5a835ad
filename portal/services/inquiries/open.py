"""Open an inquiry at the facility: from then on it counts as read."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.inquiries.state import Actor, State
from portal.queries.received_inquiries import get_received
from portal.services.inquiries.steps import move


def open_inquiry(session: Session, *, token_hash: str, now: datetime) -> str:
    """Mark a new inquiry as read and return its id; opening it again changes nothing.

    Raises:
        NotFound: no link has this token, or the inquiry is deleted.
    """
    inquiry = get_received(session, token_hash=token_hash, for_update=True).inquiry
    if inquiry.state == State.NEU.value:
        move(inquiry=inquiry, to=State.GELESEN, actor=Actor.PROVIDER, now=now)
        inquiry.read_at = now
        session.flush()
    return inquiry.id
