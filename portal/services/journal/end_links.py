"""End the links that mails of an account have carried."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.models.account_token import AccountToken


def end_links(session: Session, *, account_id: str, now: datetime) -> None:
    """Let every link of the account count as used: after another password or another address."""
    session.execute(
        update(AccountToken)
        .where(AccountToken.account_id == account_id, AccountToken.used_at.is_(None))
        .values(used_at=now)
    )
