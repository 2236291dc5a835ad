"""Delete reports about profiles that are over."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.correction import Correction

TERM = timedelta(days=180)


def purge_corrections(session: Session, *, now: datetime) -> None:
    """Delete every report after 180 days, decided or not; idempotent."""
    session.execute(delete(Correction).where(Correction.reported_at <= now - TERM))
