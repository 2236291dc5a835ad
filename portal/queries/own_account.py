"""The account of somebody who is signed in, by its id."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.values.errors import NotFound


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
