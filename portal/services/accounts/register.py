"""Make an account that waits for its address to be confirmed."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.domain.accounts.credentials import UNUSABLE_HASH
from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.registration import Registration
from portal.domain.accounts.terms import ACTIVATION_MAIL_PAUSE
from portal.models.account import Account
from portal.queries.account_links import count_made_since
from portal.queries.accounts import find_by_address
from portal.queries.companies import find_company_of_master
from portal.services.journal.end_company import end_company
from portal.services.journal.found_company import found_company
from portal.services.journal.issue_link import issue_link
from portal.services.journal.note_event import note_event
from portal.services.journal.post_to_owner import post_to_owner
from portal.values.errors import PortalError
from portal.values.letter import Letter
from portal.values.ports import Encrypt


class RegisteredMeanwhile(PortalError):
    """Report that an account for the same address was stored or changed at this moment."""


def register(
    session: Session,
    *,
    account_id: str,
    registration: Registration,
    password_hash: str,
    seen_hash: str,
    is_same_password: bool,
    token_hash: str,
    activation: Letter,
    activation_id: str,
    known: Letter,
    known_id: str,
    device: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Store the account and post the link that confirms its address.

    Whose address has an account already is told so by mail (`known`), and nowhere else. An
    account that nobody confirmed is made anew, and its former links end. Within an hour of its
    last mail it stays, so that nobody can be flooded, nor somebody's link be taken from them; who
    knows its password says anew what it is for.

    With a company the account is that of a provider: its Master, with a Basis-Profil at once.

    Whoever registers such an address once more with another password makes that of the account
    unusable, each time: nobody knows whose of the two the address is, and who confirms it must
    not open the account to a stranger. Then a new password helps, by a mail to the owner.

    The password was compared before the transaction: with `seen_hash`, that of the account that
    nobody confirmed, empty if there was none; `is_same_password` says whether it belongs to it.

    Raises:
        RegisteredMeanwhile: the account is not the one any more that was seen; look again.
        VoucherInvalid: the code was entered by somebody else at this moment.
    """
    before = find_by_address(session, email_key=registration.address.key)
    if before is not None and before.activated_at is not None:
        post_to_owner(
            session, account=before, letter=known, mail_id=known_id, now=now, cipher=cipher
        )
        return
    if before is not None:
        if before.password_hash != seen_hash:
            raise RegisteredMeanwhile("the account was made or changed meanwhile")
        if not is_same_password:
            before.password_hash = password_hash = UNUSABLE_HASH
        if _was_mailed_lately(session, before, now):
            if is_same_password:
                _end_company(session, before, now)
                before.role = registration.role.value
                _found_company(session, before, registration, now)
            session.flush()
            return
        _end_company(session, before, now)
        session.delete(before)
        session.flush()
    account = _add(session, account_id, registration, password_hash, now)
    _found_company(session, account, registration, now)
    issue_link(
        session,
        account_id=account_id,
        purpose=Purpose.ACTIVATION,
        token_hash=token_hash,
        next_path=registration.next_path,
        now=now,
    )
    note_event(session, account_id=account_id, event=Event.REGISTERED, device=device, now=now)
    post_to_owner(
        session, account=account, letter=activation, mail_id=activation_id, now=now, cipher=cipher
    )


def _end_company(session: Session, account: Account, now: datetime) -> None:
    company = find_company_of_master(session, account_id=account.id)
    if company is not None:
        end_company(session, company_id=company.id, now=now)


def _found_company(
    session: Session, account: Account, registration: Registration, now: datetime
) -> None:
    if registration.company is not None:
        found_company(
            session,
            data=registration.company,
            account=account,
            voucher_hash=registration.voucher_hash,
            now=now,
        )


def _was_mailed_lately(session: Session, account: Account, now: datetime) -> bool:
    since = now - ACTIVATION_MAIL_PAUSE
    made = count_made_since(session, account_id=account.id, purpose=Purpose.ACTIVATION, since=since)
    return made > 0


def _add(
    session: Session,
    account_id: str,
    registration: Registration,
    password_hash: str,
    now: datetime,
) -> Account:
    account = Account(
        id=account_id,
        role=registration.role.value,
        email=registration.address.typed,
        email_key=registration.address.key,
        password_hash=password_hash,
        salutation=registration.person.salutation,
        first_name=registration.person.first_name,
        last_name=registration.person.last_name,
        phone=registration.person.phone,
        terms_version=registration.terms_version,
        terms_accepted_at=now,
        created_at=now,
        activated_at=None,
        totp_secret=None,
        totp_since=None,
        totp_last_step=None,
    )
    session.add(account)
    try:
        session.flush()
    except IntegrityError as error:
        raise RegisteredMeanwhile("the address was taken meanwhile") from error
    return account
