"""Delete inquiries whose term is over."""

from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.inquiries.terms import CONFIRM
from portal.models.inquiry import Inquiry
from portal.queries.received_inquiries import list_over

BATCH = 1_000


def purge_inquiries(session: Session, *, now: datetime, today: date) -> int:
    """Delete what was sent 180 days ago and what nobody confirmed in 48 hours; return how many.

    At most 1,000 at a time, with everything that was written about them; idempotent.
    """
    ids = list_over(session, today=today, drafted_before=now - CONFIRM, limit=BATCH)
    session.execute(delete(Inquiry).where(Inquiry.id.in_(ids)))
    session.flush()
    return len(ids)
