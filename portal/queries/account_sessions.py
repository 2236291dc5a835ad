"""Where an account is signed in."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.account_session import AccountSession


def list_open(session: Session, *, account_id: str, now: datetime) -> tuple[AccountSession, ...]:
    """Return the sign-ins of an account that are open, the latest first.

    One that still waits for the second factor is none.
    """
    return tuple(
        session.scalars(
            select(AccountSession)
            .where(
                AccountSession.account_id == account_id,
                AccountSession.expires_at > now,
                AccountSession.awaits_second_factor.is_(False),
            )
            .order_by(AccountSession.signed_in_at.desc(), AccountSession.id)
        )
    )
