"""Change the password of somebody who is signed in."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.account_session import AccountSession
from portal.queries.own_account import get_confirmed
from portal.services.journal.end_links import end_links
from portal.services.journal.note_event import note_event
from portal.services.journal.post_to_owner import post_to_owner
from portal.values.letter import Letter
from portal.values.ports import Encrypt


def change_password(
    session: Session,
    *,
    account_id: str,
    session_id: str,
    old_hash: str,
    new_hash: str,
    token_hash: str,
    device: str,
    letter: Letter,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Set the new password, end every other sign-in and every link, and tell the owner.

    This sign-in goes on under another token, of which `token_hash` is the hash. `old_hash` is
    what the current password was verified against.

    Raises:
        NotFound: the account was erased.
        PasswordOutdated: the password was changed at the same moment.
    """
    account = get_confirmed(session, account_id=account_id, password_hash=old_hash)
    account.password_hash = new_hash
    mine = AccountSession.account_id == account_id
    session.execute(delete(AccountSession).where(mine, AccountSession.id != session_id))
    session.execute(
        update(AccountSession)
        .where(mine, AccountSession.id == session_id)
        .values(token_hash=token_hash)
    )
    end_links(session, account_id=account_id, now=now)
    note_event(session, account_id=account_id, event=Event.PASSWORD_CHANGED, device=device, now=now)
    post_to_owner(session, account=account, letter=letter, mail_id=mail_id, now=now, cipher=cipher)
    session.flush()
