"""Store a link that a mail is about to carry."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.models.account_token import AccountToken


def issue_link(
    session: Session,
    *,
    account_id: str,
    purpose: Purpose,
    token_hash: str,
    now: datetime,
    next_path: str = "",
    new_email: str | None = None,
) -> None:
    """Store the hash of a link's token; the link works once, for its purpose, for its term."""
    session.add(
        AccountToken(
            token_hash=token_hash,
            account_id=account_id,
            purpose=purpose.value,
            new_email=new_email,
            next_path=next_path,
            created_at=now,
            expires_at=now + purpose.term,
            used_at=None,
        )
    )
    session.flush()
