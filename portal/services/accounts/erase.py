"""Erase an account with everything that belongs to it."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.outgoing_mail import OutgoingMail
from portal.queries.companies import find_company_of_master
from portal.queries.own_account import get_confirmed
from portal.queries.saved_results import list_ids
from portal.services.journal.end_company import end_company
from portal.services.journal.note_erasure import note_erasure
from portal.services.journal.post_letter import post_letter
from portal.values.errors import NotFound
from portal.values.letter import Letter
from portal.values.ports import Encrypt


def erase_account(
    session: Session,
    *,
    account_id: str,
    password_hash: str,
    letter: Letter,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> tuple[str, ...]:
    """Delete the account; sign-ins, links, codes, events and results go with it.

    The company of which it is the Master ends: what it created goes, what it had taken over goes
    back to its source.

    Mails that wait for it go too; only the one that confirms the erasure is sent. What remains is
    the hash of the account's random id: it leads to nobody, but purges a backup that is restored.
    Erasing twice has one effect.

    Returns:
        The ids of the saved results, whose documents the caller deletes after the commit.

    Raises:
        PasswordOutdated: the password was changed at the same moment.
    """
    try:
        get_confirmed(session, account_id=account_id, password_hash=password_hash)
    except NotFound:
        return ()
    result_ids = list_ids(session, account_id=account_id)
    company = find_company_of_master(session, account_id=account_id)
    if company is not None:
        end_company(session, company_id=company.id, now=now)
    session.execute(delete(OutgoingMail).where(OutgoingMail.account_id == account_id))
    session.execute(delete(Account).where(Account.id == account_id))
    note_erasure(session, random_id=account_id, now=now)
    post_letter(session, letter=letter, mail_id=mail_id, account_id=None, now=now, cipher=cipher)
    session.flush()
    return result_ids
