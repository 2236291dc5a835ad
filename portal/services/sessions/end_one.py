"""End one sign-in of an account."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.account_session import AccountSession
from portal.services.journal.note_event import note_event
from portal.values.errors import NotFound


def end_one(
    session: Session, *, account_id: str, session_id: str, device: str, now: datetime
) -> None:
    """End the sign-in; whoever holds its token is signed out at once.

    Raises:
        NotFound: the account has no such sign-in, or it was ended before.
    """
    ended = session.execute(
        delete(AccountSession)
        .where(AccountSession.account_id == account_id, AccountSession.id == session_id)
        .returning(AccountSession.id)
    ).all()
    if not ended:
        raise NotFound("no such sign-in of this account")
    note_event(session, account_id=account_id, event=Event.SESSION_ENDED, device=device, now=now)
