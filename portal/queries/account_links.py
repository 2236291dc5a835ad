"""The links in our mails, by the hash of their token."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.domain.accounts.credentials import UNUSABLE_HASH
from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.models.account_token import AccountToken
from portal.values.errors import NotFound


class LinkInvalid(NotFound):
    """Report a link that was never made, made for something else, or whose term is over."""


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """A link within its term, and whose it is.

    Args:
        has_password: a password opens the account once its address is confirmed.
    """

    account_id: str
    is_used: bool
    is_activated: bool
    has_password: bool
    next_path: str
    email: str
    names: tuple[str, str]


def read_link(session: Session, *, token_hash: str, purpose: Purpose, now: datetime) -> OpenedLink:
    """Return what a link stands for, to show its page.

    Raises:
        LinkInvalid: there is no such link for this purpose, or its term is over.
    """
    row = session.execute(
        select(
            AccountToken.account_id,
            AccountToken.used_at,
            AccountToken.next_path,
            Account.activated_at,
            Account.password_hash,
            Account.email,
            Account.first_name,
            Account.last_name,
        )
        .join_from(AccountToken, Account, AccountToken.account_id == Account.id)
        .where(
            AccountToken.token_hash == token_hash,
            AccountToken.purpose == purpose.value,
            AccountToken.expires_at > now,
        )
    ).one_or_none()
    if row is None:
        raise LinkInvalid(purpose.value)
    return OpenedLink(
        account_id=row.account_id,
        is_used=row.used_at is not None,
        is_activated=row.activated_at is not None,
        has_password=row.password_hash != UNUSABLE_HASH,
        next_path=row.next_path,
        email=row.email,
        names=(row.first_name, row.last_name),
    )


def get_link(session: Session, *, token_hash: str, purpose: Purpose, now: datetime) -> AccountToken:
    """Return a link to be used: other writes to its account and to it have ended.

    Raises:
        LinkInvalid: there is no such link for this purpose, or its term is over.
    """
    link = (
        AccountToken.token_hash == token_hash,
        AccountToken.purpose == purpose.value,
        AccountToken.expires_at > now,
    )
    # The account first, as everywhere: whoever locked the link first would wait for somebody who
    # has the account and ends its links, and both would wait for ever.
    session.execute(
        select(Account.id)
        .where(Account.id.in_(select(AccountToken.account_id).where(*link)))
        .with_for_update()
    )
    found = session.scalars(
        select(AccountToken)
        .where(*link)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise LinkInvalid(purpose.value)
    return found


def count_made_since(
    session: Session, *, account_id: str, purpose: Purpose, since: datetime
) -> int:
    """Return how many links of this purpose were made for the account after that moment."""
    return (
        session.scalar(
            select(func.count())
            .select_from(AccountToken)
            .where(
                AccountToken.account_id == account_id,
                AccountToken.purpose == purpose.value,
                AccountToken.created_at > since,
            )
        )
        or 0
    )
