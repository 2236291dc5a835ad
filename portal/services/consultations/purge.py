"""Delete consultations whose term is over."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.queries import consultations


def purge_consultations(session: Session, *, now: datetime) -> int:
    """Delete every consultation that has expired and return their number; idempotent."""
    expired = consultations.list_expired(session, now=now)
    for consultation in expired:
        session.delete(consultation)
    session.flush()
    return len(expired)
