"""Delete accounts whose address nobody confirmed, and links whose term is over."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.terms import NEVER_ACTIVATED
from portal.models.account_token import AccountToken
from portal.queries.accounts import list_never_activated
from portal.queries.companies import find_company_of_master
from portal.services.journal.end_company import end_company


def purge_unconfirmed(session: Session, *, now: datetime) -> int:
    """Delete a batch of such accounts with all that is theirs and every link that is over.

    An account whose link was sent once more and still works stays. The company of which such an
    account is the Master goes, too; facilities that it had taken over go back to their source.

    Returns how many accounts were deleted; 0 says that there are no more. Idempotent.
    """
    session.execute(delete(AccountToken).where(AccountToken.expires_at <= now))
    accounts = list_never_activated(session, created_before=now - NEVER_ACTIVATED, now=now)
    for account in accounts:
        company = find_company_of_master(session, account_id=account.id)
        if company is not None:
            end_company(session, company_id=company.id, now=now)
        session.delete(account)
    session.flush()
    return len(accounts)
