"""Make a link with which somebody sets their password, without a mail."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.services.journal.issue_link import issue_link
from portal.services.journal.note_event import note_event


def issue_reset(session: Session, *, account_id: str, token_hash: str, now: datetime) -> None:
    """Store a link that the operator hands over; like any other it works once, for 60 minutes."""
    issue_link(
        session, account_id=account_id, purpose=Purpose.RESET, token_hash=token_hash, now=now
    )
    note_event(session, account_id=account_id, event=Event.RESET_REQUESTED, device="", now=now)
