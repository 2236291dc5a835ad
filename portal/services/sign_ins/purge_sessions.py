"""Delete sign-ins whose term is over."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.account_session import AccountSession


def purge_sessions(session: Session, *, now: datetime) -> None:
    """Delete every sign-in whose term is over; idempotent."""
    session.execute(delete(AccountSession).where(AccountSession.expires_at <= now))
