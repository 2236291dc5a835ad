"""Accounts by their folded e-mail address, and those that nobody confirmed."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from portal.domain.accounts.credentials import Credentials
from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.roles import Role
from portal.models.account import Account
from portal.models.account_token import AccountToken

BATCH = 500


def find_credentials(session: Session, *, email_key: str) -> Credentials | None:
    """Return what a sign-in to the account of this address is checked against."""
    found = session.execute(
        select(
            Account.id,
            Account.role,
            Account.password_hash,
            Account.activated_at,
            Account.totp_since,
        ).where(Account.email_key == email_key)
    ).one_or_none()
    if found is None:
        return None
    return Credentials(
        account_id=found.id,
        role=Role(found.role),
        password_hash=found.password_hash,
        is_activated=found.activated_at is not None,
        has_second_factor=found.totp_since is not None,
    )


def find_by_address(session: Session, *, email_key: str) -> Account | None:
    """Return the account of this address, to be changed: other writes to it have ended."""
    return session.scalars(
        select(Account)
        .where(Account.email_key == email_key)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def get_account(session: Session, *, account_id: str) -> Account:
    """Get an account that is there.

    Raises:
        NoResultFound: it is not.
    """
    return session.get_one(Account, account_id)


def list_emails(session: Session, *, account_ids: frozenset[str]) -> dict[str, str]:
    """Return the current addresses of these accounts by id; those that are gone are left out."""
    found = session.execute(select(Account.id, Account.email).where(Account.id.in_(account_ids)))
    return {row.id: row.email for row in found}


def list_never_activated(
    session: Session, *, created_before: datetime, now: datetime
) -> tuple[Account, ...]:
    """Return the accounts that nobody confirmed nor can any more, oldest first, at most 500.

    Whoever had the link sent once more may still use it.
    """
    open_link = exists().where(
        AccountToken.account_id == Account.id,
        AccountToken.purpose.in_((Purpose.ACTIVATION.value, Purpose.FIRST_SIGN_IN.value)),
        AccountToken.expires_at > now,
        AccountToken.used_at.is_(None),
    )
    return tuple(
        session.scalars(
            select(Account)
            .where(Account.activated_at.is_(None), Account.created_at < created_before, ~open_link)
            .order_by(Account.created_at, Account.id)
            .limit(BATCH)
        )
    )
