"""Delete counted attempts that count no more."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.attempt import Attempt
from portal.services.attempts.count import WINDOW


def purge_attempts(session: Session, *, now: datetime) -> None:
    """Delete every attempt whose window of ten minutes is over; idempotent."""
    session.execute(delete(Attempt).where(Attempt.window_starts_at <= now - WINDOW))
