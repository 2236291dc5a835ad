"""Ask for another e-mail address: both addresses get a link."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import EmailAddress
from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.models.account_token import AccountToken
from portal.queries.accounts import find_by_address
from portal.queries.address_changes import list_tokens
from portal.queries.own_account import get_confirmed
from portal.services.journal.issue_link import issue_link
from portal.services.journal.note_event import note_event
from portal.services.journal.post_letter import post_letter
from portal.services.journal.post_to_owner import post_to_owner
from portal.values.errors import Invalid
from portal.values.letter import Letter
from portal.values.ports import Encrypt

REPEATED_WITHIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ChangeMails:
    """The mails of a change, each with its id; all are written whoever gets one.

    Args:
        to_new: with the link, for an address that nobody has.
        to_taken: without a link, for the owner of an address that somebody has.
    """

    to_old: Letter
    to_new: Letter
    to_taken: Letter
    old_mail_id: str
    new_mail_id: str


def request_address_change(
    session: Session,
    *,
    account_id: str,
    password_hash: str,
    address: EmailAddress,
    old_token_hash: str,
    new_token_hash: str,
    mails: ChangeMails,
    device: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Store both links in place of those of an earlier change, and post both mails.

    Asking again for the same address within a minute, as by a double click, does nothing.
    Whether somebody else has the address shows in nothing but the mail to its owner. An account
    that nobody confirmed does not count: whoever confirms first has the address.

    Raises:
        NotFound: the account was erased.
        PasswordOutdated: the password was changed at the same moment.
        Invalid: `email`, `same`: it is the account's address already.
    """
    account = get_confirmed(session, account_id=account_id, password_hash=password_hash)
    if account.email_key == address.key:
        raise Invalid("email", "same")
    if _was_just_requested(session, account_id, address=address, now=now):
        return
    links = {Purpose.OLD_ADDRESS: old_token_hash, Purpose.NEW_ADDRESS: new_token_hash}
    session.execute(
        delete(AccountToken).where(
            AccountToken.account_id == account_id, AccountToken.purpose.in_(list(links))
        )
    )
    for purpose, token_hash in links.items():
        issue_link(
            session,
            account_id=account_id,
            purpose=purpose,
            token_hash=token_hash,
            new_email=address.typed,
            now=now,
        )
    post_to_owner(
        session,
        account=account,
        letter=mails.to_old,
        mail_id=mails.old_mail_id,
        now=now,
        cipher=cipher,
    )
    _tell_new(session, account_id, address=address, mails=mails, now=now, cipher=cipher)
    note_event(
        session,
        account_id=account_id,
        event=Event.ADDRESS_CHANGE_REQUESTED,
        device=device,
        now=now,
    )


def _was_just_requested(
    session: Session, account_id: str, *, address: EmailAddress, now: datetime
) -> bool:
    tokens = list_tokens(session, account_id=account_id, now=now)
    return any(
        token.new_email == address.typed
        and token.used_at is None
        and token.created_at > now - REPEATED_WITHIN
        for token in tokens
    )


def _tell_new(
    session: Session,
    account_id: str,
    *,
    address: EmailAddress,
    mails: ChangeMails,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Send the link to the new address, or tell its owner that somebody asked for it."""
    mail_id = mails.new_mail_id
    owner = find_by_address(session, email_key=address.key)
    if owner is not None and owner.activated_at is not None:
        post_to_owner(
            session, account=owner, letter=mails.to_taken, mail_id=mail_id, now=now, cipher=cipher
        )
        return
    post_letter(
        session,
        letter=mails.to_new,
        mail_id=mail_id,
        account_id=account_id,
        now=now,
        cipher=cipher,
    )
