"""Confirm a change of e-mail address by one of its two links."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.events import Event
from portal.models.account import Account
from portal.queries.address_changes import find_link, list_tokens
from portal.queries.own_account import get_own
from portal.services.journal.end_links import end_links
from portal.services.journal.note_event import note_event
from portal.services.journal.post_letter import post_letter
from portal.values.errors import PortalError
from portal.values.letter import Letter
from portal.values.ports import Encrypt


class AddressLinkInvalid(PortalError):
    """Report a link that changes nothing: unknown, over, cancelled, or its address was taken."""


@dataclass(frozen=True, slots=True)
class ChangedMails:
    """What both addresses are told once the change is done."""

    to_old: Letter
    to_new: Letter
    old_mail_id: str
    new_mail_id: str


def confirm_address(
    session: Session,
    *,
    token_hash: str,
    mails: ChangedMails,
    device: str,
    now: datetime,
    cipher: Encrypt,
) -> bool:
    """Note that this address agrees; with both the account has the new address.

    Then every other link of the account dies and both addresses are told. Confirming twice has
    one effect.

    Returns:
        Whether the change is done; if not, the other address has yet to confirm.

    Raises:
        AddressLinkInvalid: nothing was changed.
    """
    link = find_link(session, token_hash=token_hash, now=now)
    if link is None:
        raise AddressLinkInvalid("no such change waits")
    account = get_own(session, account_id=link.change.account_id, for_update=True)
    tokens = list_tokens(session, account_id=account.id, now=now, for_update=True)
    # Once more, now that other writes to the account have ended.
    link = find_link(session, token_hash=token_hash, now=now)
    if link is None:
        raise AddressLinkInvalid("cancelled, replaced or ended at the same moment")
    if link.change.is_done:
        return True
    mine = next(token for token in tokens if token.token_hash == token_hash)
    mine.used_at = mine.used_at or now
    session.flush()
    if not all(token.used_at for token in tokens):
        return False
    _switch(session, account, new_email=link.change.new_email, now=now)
    _tell(session, account, mails, device=device, now=now, cipher=cipher)
    return True


def _switch(session: Session, account: Account, *, new_email: str, now: datetime) -> None:
    """Give the account its new address and end every link that went to the old one."""
    address = read_address(text=new_email)
    unconfirmed = delete(Account).where(
        Account.email_key == address.key, Account.activated_at.is_(None), Account.id != account.id
    )
    try:
        with session.begin_nested():
            session.execute(unconfirmed)
            account.email = address.typed
            account.email_key = address.key
            session.flush()
    except IntegrityError:
        raise AddressLinkInvalid("somebody else has this address by now") from None
    end_links(session, account_id=account.id, now=now)


def _tell(
    session: Session,
    account: Account,
    mails: ChangedMails,
    *,
    device: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    note_event(session, account_id=account.id, event=Event.ADDRESS_CHANGED, device=device, now=now)
    for mail_id, letter in (
        (mails.old_mail_id, mails.to_old),
        (mails.new_mail_id, mails.to_new),
    ):
        post_letter(
            session, letter=letter, mail_id=mail_id, account_id=account.id, now=now, cipher=cipher
        )
