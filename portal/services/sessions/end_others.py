"""End every sign-in of an account but one."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.account_session import AccountSession
from portal.services.journal.note_event import note_event


def end_others(
    session: Session, *, account_id: str, session_id: str, device: str, now: datetime
) -> int:
    """End every sign-in but this one and return how many; none is no event."""
    ended = session.execute(
        delete(AccountSession)
        .where(AccountSession.account_id == account_id, AccountSession.id != session_id)
        .returning(AccountSession.id)
    ).all()
    if ended:
        note_event(
            session, account_id=account_id, event=Event.SESSION_ENDED, device=device, now=now
        )
    return len(ended)
