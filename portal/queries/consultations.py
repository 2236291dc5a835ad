"""Consultations by the hash of their key and by their term."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.models.consultation import Consultation
from portal.queries import ready

BATCH = 1_000
_COLUMNS = Consultation.__table__.c


class OpenRow(NamedTuple):
    """What is read of a consultation: answers and code are encrypted, a code may be missing."""

    id: str
    answers: bytes
    code: bytes | None
    expires_at: datetime
    catalogue_version: str


# Every page of Robin reads one, so it is read as a row, and its statements are built once.
_OPEN = {
    is_code: select(*(_COLUMNS[name] for name in OpenRow._fields)).where(
        column == bindparam("key_hash"), _COLUMNS.expires_at > bindparam("now")
    )
    for is_code, column in ((False, _COLUMNS.key_hash), (True, _COLUMNS.code_hash))
}

# SQLite needs no lock on rows: there a write is alone from its beginning.
_LOCKED = {is_code: statement.with_for_update() for is_code, statement in _OPEN.items()}


def find_open(
    session: Session,
    *,
    key_hash: str,
    now: datetime,
    is_code: bool = False,
    for_update: bool = False,
) -> Consultation | None:
    """Return the consultation that this hash of a session key, or of a resume code, opens.

    None if there is none or its term is over. `for_update` waits until other writes to it have
    ended and reads what they left, so that changes made at the same moment cannot be lost.
    """
    column = Consultation.code_hash if is_code else Consultation.key_hash
    found = select(Consultation).where(column == key_hash, Consultation.expires_at > now)
    if for_update:
        # SQLite needs no lock on rows: there a write is alone from its beginning.
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).first()


def read_open(
    session: ready.Source, *, key_hash: str, now: datetime, is_code: bool = False
) -> OpenRow | None:
    """Return id, answers, code, term and version of the catalogue of what `find_open` finds.

    For reading only: what is written to it later does not show.
    """
    return _read(session, _OPEN[is_code], key_hash, now)


def lock_open(
    session: ready.Source, *, key_hash: str, now: datetime, is_code: bool = False
) -> OpenRow | None:
    """Return the same once other writes to it have ended; none begins before this one ends."""
    return _read(session, _LOCKED[is_code], key_hash, now)


def _read(
    session: ready.Source, statement: ready.Statement, key_hash: str, now: datetime
) -> OpenRow | None:
    values = {"key_hash": key_hash, "now": now}
    found = ready.fetch(session, statement=statement, values=values)
    return OpenRow._make(found[0]) if found else None


def list_expired(session: Session, *, now: datetime) -> tuple[Consultation, ...]:
    """Return the consultations whose term is over, oldest first, at most a batch of 1,000."""
    return tuple(
        session.scalars(
            select(Consultation)
            .where(Consultation.expires_at <= now)
            .order_by(Consultation.expires_at, Consultation.id)
            .limit(BATCH)
        )
    )


def list_open_ids(session: Session, *, ids: tuple[str, ...], now: datetime) -> tuple[str, ...]:
    """Return those of the ids whose consultation exists and is within its term, sorted."""
    found: list[str] = []
    for start in range(0, len(ids), BATCH):
        some = Consultation.id.in_(ids[start : start + BATCH])
        found += session.scalars(
            select(Consultation.id)
            .where(some, Consultation.expires_at > now)
            .order_by(Consultation.id)
        )
    return tuple(found)
