"""Note a security event in the same transaction as what happened."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.security_event import SecurityEvent


def note_event(
    session: Session, *, account_id: str, event: Event, device: str, now: datetime
) -> None:
    """Note what happened to an account; `device` says in words from where, or is empty."""
    session.add(
        SecurityEvent(account_id=account_id, kind=event.value, device=device, happened_at=now)
    )
    session.flush()
