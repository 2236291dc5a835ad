"""What was erased, and what of it may be there again."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.erasure import Erasure
from portal.models.review import Review


def list_erasures(session: Session) -> tuple[tuple[str, datetime], ...]:
    """Return the hash of all that was erased and when it was erased, in that order."""
    found = select(Erasure.erased_hash, Erasure.erased_at).order_by(
        Erasure.erased_at, Erasure.erased_hash
    )
    return tuple((row.erased_hash, row.erased_at) for row in session.execute(found))


def list_known(session: Session, *, hashes: Collection[str]) -> frozenset[str]:
    """Return those of the hashes that are noted as erased already."""
    return frozenset(session.scalars(select(Erasure.erased_hash))) & frozenset(hashes)


def list_account_ids(session: Session) -> tuple[str, ...]:
    """Return the id of every account, in order."""
    return tuple(session.scalars(select(Account.id).order_by(Account.id)))


def list_review_ids(session: Session) -> tuple[str, ...]:
    """Return the id of every review, in order."""
    return tuple(session.scalars(select(Review.id).order_by(Review.id)))
