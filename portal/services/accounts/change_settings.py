"""Change name, salutation and telephone number of an account."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.person import Person
from portal.queries.own_account import get_own
from portal.services.journal.note_event import note_event


def change_settings(
    session: Session, *, account_id: str, person: Person, device: str, now: datetime
) -> None:
    """Store who the person is; what stays the same is no event.

    Raises:
        NotFound: the account was erased.
    """
    account = get_own(session, account_id=account_id, for_update=True)
    changes = {
        name: value for name, value in asdict(person).items() if getattr(account, name) != value
    }
    if not changes:
        return
    for name, value in changes.items():
        setattr(account, name, value)
    note_event(session, account_id=account_id, event=Event.SETTINGS_CHANGED, device=device, now=now)
