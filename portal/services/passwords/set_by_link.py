"""Replace a forgotten password, or set the first one."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.queries.account_links import LinkInvalid, get_link
from portal.services.journal.end_links import end_links
from portal.services.journal.note_event import note_event
from portal.services.journal.post_to_owner import post_to_owner
from portal.values.letter import Letter
from portal.values.ports import Encrypt


def set_by_link(
    session: Session,
    *,
    token_hash: str,
    purpose: Purpose = Purpose.RESET,
    password_hash: str,
    letter: Letter,
    mail_id: str,
    device: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Store the new password; every sign-in and every other link of the account ends.

    `purpose` is what the link is for: a forgotten password, or the first sign-in of somebody whose
    account was made for them. The link came by mail, so it also confirms an address that nobody
    had confirmed yet. The owner is told by mail.

    Raises:
        LinkInvalid: there is no such link, its term is over, or it was used.
    """
    link = get_link(session, token_hash=token_hash, purpose=purpose, now=now)
    if link.used_at is not None:
        raise LinkInvalid("used")
    account = session.get_one(Account, link.account_id, with_for_update=True)
    account.password_hash = password_hash
    if account.activated_at is None:
        account.activated_at = now
        note_event(session, account_id=account.id, event=Event.ACTIVATED, device=device, now=now)
    end_links(session, account_id=account.id, now=now)
    session.execute(delete(AccountSession).where(AccountSession.account_id == account.id))
    note_event(session, account_id=account.id, event=Event.PASSWORD_CHANGED, device=device, now=now)
    post_to_owner(session, account=account, letter=letter, mail_id=mail_id, now=now, cipher=cipher)
