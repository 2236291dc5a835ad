"""Put a mail to the owner of an account into the outbox."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import read_address
from portal.models.account import Account
from portal.services.journal.post_letter import post_letter
from portal.values.letter import Letter
from portal.values.ports import Encrypt


def post_to_owner(
    session: Session,
    *,
    account: Account,
    letter: Letter,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Post a letter to the address that the account holds, whatever its `recipient` says.

    A letter is composed before anybody looks whose account it is, and the spelling that somebody
    typed may be the address of somebody else.
    """
    mailbox = read_address(text=account.email).mailbox
    post_letter(
        session,
        letter=replace(letter, recipient=mailbox),
        mail_id=mail_id,
        account_id=account.id,
        now=now,
        cipher=cipher,
    )
