"""Post a link with which a forgotten password is replaced."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.queries.account_links import count_made_since
from portal.queries.accounts import find_by_address
from portal.services.journal.issue_link import issue_link
from portal.services.journal.note_event import note_event
from portal.services.journal.post_to_owner import post_to_owner
from portal.values.letter import Letter
from portal.values.ports import Encrypt

MOST_LINKS = 4
"""At most so many links for an account within their term, so that nobody can be flooded."""


def request_reset(
    session: Session,
    *,
    email_key: str,
    token_hash: str,
    letter: Letter,
    mail_id: str,
    device: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Post the link if there is an account of this address; else nothing happens.

    The mail goes to the address as the account holds it, however somebody else may spell it.
    Former links stay good: nobody knows which of two mails arrives first.
    """
    account = find_by_address(session, email_key=email_key)
    if account is None:
        return
    since = now - Purpose.RESET.term
    made = count_made_since(session, account_id=account.id, purpose=Purpose.RESET, since=since)
    if made >= MOST_LINKS:
        return
    issue_link(
        session, account_id=account.id, purpose=Purpose.RESET, token_hash=token_hash, now=now
    )
    note_event(session, account_id=account.id, event=Event.RESET_REQUESTED, device=device, now=now)
    post_to_owner(session, account=account, letter=letter, mail_id=mail_id, now=now, cipher=cipher)
