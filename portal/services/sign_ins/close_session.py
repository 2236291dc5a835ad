"""Sign out."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.account_session import AccountSession
from portal.services.journal.note_event import note_event


def close_session(session: Session, *, token_hash: str, device: str, now: datetime) -> None:
    """End the sign-in with this token; one that has ended already is no error."""
    account_id = session.execute(
        delete(AccountSession)
        .where(AccountSession.token_hash == token_hash)
        .returning(AccountSession.account_id)
    ).scalar_one_or_none()
    if account_id is not None:
        note_event(session, account_id=account_id, event=Event.SIGNED_OUT, device=device, now=now)
