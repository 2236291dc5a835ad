"""What goes with every change of how somebody signs in, made by themselves."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.services.journal.note_event import note_event
from portal.services.journal.post_to_owner import post_to_owner
from portal.values.letter import Letter
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class OwnChange:
    """Who makes the change, confirmed by which password, and what tells of it.

    Args:
        session_id: of the sign-in in which it is made.
        password_hash: what the password was verified against.
        token_hash: of the token under which that sign-in goes on.
        device: from where, in words; may be empty.
        letter: to the owner, whatever its `recipient` says.
    """

    account_id: str
    session_id: str
    password_hash: str
    token_hash: str
    device: str
    letter: Letter
    mail_id: str
    now: datetime


def settle_own_change(
    session: Session, *, account: Account, change: OwnChange, event: Event, cipher: Encrypt
) -> None:
    """Let the sign-in go on under another token, note what happened and tell the owner."""
    session.execute(
        update(AccountSession)
        .where(
            AccountSession.account_id == account.id,
            AccountSession.id == change.session_id,
        )
        .values(token_hash=change.token_hash)
    )
    note_event(session, account_id=account.id, event=event, device=change.device, now=change.now)
    post_to_owner(
        session,
        account=account,
        letter=change.letter,
        mail_id=change.mail_id,
        now=change.now,
        cipher=cipher,
    )
