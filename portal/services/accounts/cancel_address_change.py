"""Cancel a change of e-mail address that waits."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.account_token import AccountToken
from portal.queries.address_changes import PURPOSES, find_pending
from portal.queries.own_account import get_own


def cancel_address_change(session: Session, *, account_id: str, now: datetime) -> None:
    """Let both links die; without a change that waits nothing happens.

    Raises:
        NotFound: the account was erased.
    """
    # Locked first, so that a confirmation at the same moment comes either before or after.
    get_own(session, account_id=account_id, for_update=True)
    if find_pending(session, account_id=account_id, now=now) is None:
        return
    session.execute(
        delete(AccountToken).where(
            AccountToken.account_id == account_id, AccountToken.purpose.in_(list(PURPOSES))
        )
    )
