"""Note that somebody tried to sign in to an account and failed."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.services.journal.note_event import note_event


def note_failure(session: Session, *, account_id: str, device: str, now: datetime) -> None:
    """Tell the owner of the account; an empty id stands for an account that does not exist.

    That writes nothing, but in a transaction of its own like the other, so that both take as long.
    """
    if account_id:
        note_event(
            session, account_id=account_id, event=Event.SIGN_IN_FAILED, device=device, now=now
        )
