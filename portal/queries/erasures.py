"""Which accounts were erased, and which of those are there again."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.erasure import Erasure


def list_erasures(session: Session) -> tuple[tuple[str, datetime], ...]:
    """Return the hash of each erased account and when it was erased, in that order."""
    found = select(Erasure.account_hash, Erasure.erased_at).order_by(
        Erasure.erased_at, Erasure.account_hash
    )
    return tuple((row.account_hash, row.erased_at) for row in session.execute(found))


def list_known(session: Session, *, account_hashes: Collection[str]) -> frozenset[str]:
    """Return those of the hashes that are noted as erased already."""
    return frozenset(session.scalars(select(Erasure.account_hash))) & frozenset(account_hashes)


def list_account_ids(session: Session) -> tuple[str, ...]:
    """Return the id of every account, in order."""
    return tuple(session.scalars(select(Account.id).order_by(Account.id)))
