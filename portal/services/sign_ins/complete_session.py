"""Open the account to a sign-in whose code was right, too."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.visitor import Visitor
from portal.models.account_session import AccountSession
from portal.services.journal.note_event import note_event
from portal.values.errors import NotFound


def complete_session(
    session: Session, *, visitor: Visitor, token_hash: str, device: str, now: datetime
) -> None:
    """Let the sign-in wait for no code any more; it goes on under another token.

    Raises:
        NotFound: it was ended meanwhile.
    """
    signed_in = session.get(AccountSession, visitor.session_id, with_for_update=True)
    if signed_in is None:
        raise NotFound("the sign-in was ended")
    signed_in.awaits_second_factor = False
    signed_in.token_hash = token_hash
    note_event(
        session, account_id=visitor.account_id, event=Event.SIGNED_IN, device=device, now=now
    )
