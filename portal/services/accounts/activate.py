"""Confirm the address of an account."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.queries.account_links import get_link
from portal.services.journal.note_event import note_event


def activate(session: Session, *, token_hash: str, device: str, now: datetime) -> bool:
    """Confirm the address by the link in its mail; say whether it had not been confirmed before.

    Raises:
        LinkInvalid: there is no such link, or its term is over.
    """
    link = get_link(session, token_hash=token_hash, purpose=Purpose.ACTIVATION, now=now)
    account = session.get_one(Account, link.account_id, with_for_update=True)
    link.used_at = link.used_at or now
    if account.activated_at is not None:
        session.flush()
        return False
    account.activated_at = now
    note_event(session, account_id=account.id, event=Event.ACTIVATED, device=device, now=now)
    return True
