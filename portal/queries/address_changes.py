"""Changes of an e-mail address that wait for one or both confirmations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.models.account_token import AccountToken

PURPOSES = (Purpose.OLD_ADDRESS, Purpose.NEW_ADDRESS)


@dataclass(frozen=True, slots=True)
class AddressChange:
    """A change of address: both links belong to it.

    Args:
        old_email: the account's address, which after the change is the new one.
        is_old_confirmed, is_new_confirmed: the link was used, or it was ended unused.
    """

    account_id: str
    old_email: str
    new_email: str
    expires_at: datetime
    is_old_confirmed: bool
    is_new_confirmed: bool

    @property
    def is_done(self) -> bool:
        """Say whether the account has the new address."""
        return self.old_email == self.new_email

    @property
    def waits(self) -> bool:
        """Say whether a confirmation is still missing; another password ends every link."""
        return not self.is_done and not (self.is_old_confirmed and self.is_new_confirmed)


@dataclass(frozen=True, slots=True)
class AddressLink:
    """One of the two links of a change."""

    purpose: Purpose
    change: AddressChange

    @property
    def is_confirmed(self) -> bool:
        """Say whether this link was used."""
        is_old = self.purpose is Purpose.OLD_ADDRESS
        return self.change.is_old_confirmed if is_old else self.change.is_new_confirmed


def find_pending(session: Session, *, account_id: str, now: datetime) -> AddressChange | None:
    """Return the change that waits for a confirmation; None if there is none."""
    account = session.get(Account, account_id)
    tokens = list_tokens(session, account_id=account_id, now=now)
    change = _change_of(account, tokens)
    return change if change is not None and change.waits else None


def find_link(session: Session, *, token_hash: str, now: datetime) -> AddressLink | None:
    """Return what a link is for, also after it was used.

    None if it is unknown, over, cancelled, replaced or was ended before both were used.
    """
    token = session.get(AccountToken, token_hash)
    if token is None or token.purpose not in PURPOSES or token.expires_at <= now:
        return None
    account = session.get(Account, token.account_id)
    tokens = list_tokens(session, account_id=token.account_id, now=now)
    change = _change_of(account, tokens)
    if change is None or not (change.waits or change.is_done):
        return None
    return AddressLink(Purpose(token.purpose), change)


def list_tokens(
    session: Session, *, account_id: str, now: datetime, for_update: bool = False
) -> tuple[AccountToken, ...]:
    """Return the links of the account's change of address, within their term.

    `for_update` reads what other writes have left; lock the account before.
    """
    found = (
        select(AccountToken)
        .where(
            AccountToken.account_id == account_id,
            AccountToken.purpose.in_([purpose.value for purpose in PURPOSES]),
            AccountToken.expires_at > now,
        )
        .order_by(AccountToken.purpose, AccountToken.token_hash)
    )
    if for_update:
        found = found.execution_options(populate_existing=True)
    return tuple(session.scalars(found))


def _change_of(account: Account | None, tokens: Iterable[AccountToken]) -> AddressChange | None:
    links = {token.purpose: token for token in tokens}
    old, new = (links.get(purpose) for purpose in PURPOSES)
    if account is None or old is None or new is None:
        return None
    return AddressChange(
        account_id=account.id,
        old_email=account.email,
        new_email=new.new_email or "",
        expires_at=new.expires_at,
        is_old_confirmed=old.used_at is not None,
        is_new_confirmed=new.used_at is not None,
    )
