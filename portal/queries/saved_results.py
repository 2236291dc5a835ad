"""Saved results, always those of one account, and who may read one by a link."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.saved_result import SavedResult, ShareLink
from portal.values.errors import NotFound

BATCH = 1_000
_NEWEST_FIRST = (SavedResult.saved_at.desc(), SavedResult.id)


def list_for(session: Session, *, account_id: str) -> tuple[SavedResult, ...]:
    """Return every saved result of an account whole, newest first."""
    return tuple(session.scalars(_of(account_id).order_by(*_NEWEST_FIRST)))


def list_labels(session: Session, *, account_id: str) -> tuple[Row[*tuple[Any, ...]], ...]:
    """Return id, label, days, consent and origin of an account's results, newest first."""
    return tuple(
        session.execute(
            select(
                SavedResult.id,
                SavedResult.label,
                SavedResult.made_on,
                SavedResult.saved_at,
                SavedResult.consented_at,
                SavedResult.renewed_from_id,
            )
            .where(SavedResult.account_id == account_id)
            .order_by(*_NEWEST_FIRST)
        )
    )


def list_ids(session: Session, *, account_id: str) -> tuple[str, ...]:
    """Return the ids of an account's results, sorted."""
    return tuple(
        session.scalars(
            select(SavedResult.id)
            .where(SavedResult.account_id == account_id)
            .order_by(SavedResult.id)
        )
    )


def list_known_ids(session: Session, *, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the ids that any account has saved, sorted."""
    found: list[str] = []
    for start in range(0, len(ids), BATCH):
        some = SavedResult.id.in_(ids[start : start + BATCH])
        found += session.scalars(select(SavedResult.id).where(some).order_by(SavedResult.id))
    return tuple(found)


def count_for(session: Session, *, account_id: str) -> int:
    """Return how many results an account has saved."""
    found = select(func.count()).where(SavedResult.account_id == account_id)
    return session.scalars(found).one()


def get_for(session: Session, *, result_id: str, account_id: str) -> SavedResult:
    """Return a result of this account.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    found = session.scalars(_of(account_id).where(SavedResult.id == result_id)).first()
    if found is None:
        raise NotFound("no such saved result")
    return found


def find_by_form(session: Session, *, form_key: str) -> SavedResult | None:
    """Return the result that the form with this key saved; None if it saved none."""
    return session.scalars(select(SavedResult).where(SavedResult.form_key == form_key)).first()


def find_shared(session: Session, *, token_hash: str, now: datetime) -> SavedResult | None:
    """Return the result that an open link leads to; None if it is over, ended or unknown."""
    return session.scalars(
        select(SavedResult)
        .join(ShareLink, ShareLink.result_id == SavedResult.id)
        .where(
            ShareLink.token_hash == token_hash,
            ShareLink.expires_at > now,
            ShareLink.ended_at.is_(None),
        )
    ).first()


def lock_account(session: Session, *, account_id: str) -> None:
    """Wait until other writes to the results of this account have ended."""
    # SQLite needs no lock on rows: there a write is alone from its beginning.
    session.execute(select(Account.id).where(Account.id == account_id).with_for_update())


def _of(account_id: str) -> Select[SavedResult]:
    return select(SavedResult).where(SavedResult.account_id == account_id)
