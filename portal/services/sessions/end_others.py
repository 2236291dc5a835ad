"""End every sign-in of an account but one, because its owner says so."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.services.journal.end_other_sign_ins import end_other_sign_ins
from portal.services.journal.note_event import note_event


def end_others(
    session: Session, *, account_id: str, session_id: str, device: str, now: datetime
) -> int:
    """End every sign-in but this one and return how many; none is no event."""
    ended = end_other_sign_ins(session, account_id=account_id, session_id=session_id)
    if ended:
        note_event(
            session, account_id=account_id, event=Event.SESSION_ENDED, device=device, now=now
        )
    return ended
