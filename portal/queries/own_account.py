"""The account of somebody who is signed in, by its id."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.recovery_code import RecoveryCode
from portal.values.errors import NotFound, PortalError


class PasswordOutdated(PortalError):
    """Report that the password was changed since it was confirmed."""


def get_own(session: Session, *, account_id: str, for_update: bool = False) -> Account:
    """Return the account.

    `for_update` waits until other writes to it have ended and reads what they left.

    Raises:
        NotFound: it was erased.
    """
    found = select(Account).where(Account.id == account_id)
    if for_update:
        # SQLite needs no lock on rows: there a write is alone from its beginning.
        found = found.with_for_update().execution_options(populate_existing=True)
    account = session.scalars(found).one_or_none()
    if account is None:
        raise NotFound("this account was erased")
    return account


def get_confirmed(session: Session, *, account_id: str, password_hash: str) -> Account:
    """Return the account for a change that its owner has confirmed by the password.

    The password is verified before the transaction, because that takes long; `password_hash` is
    what it was verified against.

    Raises:
        NotFound: the account was erased.
        PasswordOutdated: the password is another one by now.
    """
    account = get_own(session, account_id=account_id, for_update=True)
    if account.password_hash != password_hash:
        raise PasswordOutdated("confirmed by a password that was changed")
    return account


def find_agreed_at(session: Session, *, account_id: str) -> datetime | None:
    """Return when the owner agreed to the texts of the registration; None if nobody asked them."""
    found = select(Account.terms_accepted_at).where(
        Account.id == account_id, Account.terms_version != ""
    )
    return session.scalars(found).one_or_none()


def count_recovery_codes(session: Session, *, account_id: str) -> int:
    """Return how many recovery codes are left."""
    counted = select(func.count()).where(RecoveryCode.account_id == account_id)
    return int(session.scalar(counted) or 0)
