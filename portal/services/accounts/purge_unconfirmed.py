"""Delete accounts whose address nobody confirmed, and links whose term is over."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.terms import NEVER_ACTIVATED
from portal.models.account_token import AccountToken
from portal.queries.accounts import list_never_activated


def purge_unconfirmed(session: Session, *, now: datetime) -> int:
    """Delete a batch of such accounts with all that is theirs and every link that is over.

    An account whose link was sent once more and still works stays.

    Returns how many accounts were deleted; 0 says that there are no more. Idempotent.
    """
    session.execute(delete(AccountToken).where(AccountToken.expires_at <= now))
    accounts = list_never_activated(session, created_before=now - NEVER_ACTIVATED, now=now)
    for account in accounts:
        session.delete(account)
    session.flush()
    return len(accounts)
