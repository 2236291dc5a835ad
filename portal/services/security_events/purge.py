"""Delete security events whose term is over."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.terms import EVENTS
from portal.models.security_event import SecurityEvent


def purge_events(session: Session, *, now: datetime) -> None:
    """Delete every event further back than „Letzte Aktivitäten“ goes; idempotent."""
    session.execute(delete(SecurityEvent).where(SecurityEvent.happened_at <= now - EVENTS))
