"""Entries on waiting lists, for those who wait and for the facility."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from portal.domain.waiting.state import State
from portal.models.account import Account
from portal.models.facility import Facility
from portal.models.waiting_entry import WaitingEntry, WaitingPerson
from portal.values.errors import NotFound

_OLDEST_FIRST = (WaitingEntry.created_at, WaitingEntry.id)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its place; the facility's name and town are empty while it is not public.

    Args:
        ahead: active entries for the same kind of place that joined earlier.
        total: all active entries for it.
    """

    entry: WaitingEntry
    facility_name: str
    facility_city: str
    ahead: int
    total: int


@dataclass(frozen=True, slots=True)
class Reached:
    """An entry as its facility may see it, with the address in one of its two forms."""

    entry: WaitingEntry
    email: bytes | None
    account_email: str | None


def list_own(session: Session, *, people: Sequence[str]) -> tuple[Placed, ...]:
    """List all entries of these people with their places, oldest first."""
    other = aliased(WaitingEntry)
    same = (
        other.facility_id == WaitingEntry.facility_id,
        other.kind == WaitingEntry.kind,
        other.state == State.AKTIV.value,
    )
    earlier = or_(
        other.joined_at < WaitingEntry.joined_at,
        and_(other.joined_at == WaitingEntry.joined_at, other.id < WaitingEntry.id),
    )
    found = (
        select(
            WaitingEntry,
            Facility.name,
            Facility.city,
            select(func.count(other.id)).where(*same, earlier).scalar_subquery(),
            select(func.count(other.id)).where(*same).scalar_subquery(),
        )
        .outerjoin(Facility, and_(Facility.id == WaitingEntry.facility_id, Facility.is_published))
        .where(WaitingEntry.person_id.in_(people))
        .order_by(*_OLDEST_FIRST)
    )
    return tuple(
        Placed(entry, name or "", city or "", ahead, total)
        for entry, name, city, ahead, total in session.execute(found)
    )


def list_entries(
    session: Session, *, people: Sequence[str], states: Sequence[State] = tuple(State)
) -> tuple[WaitingEntry, ...]:
    """List the entries of these people in these states for a change, oldest first."""
    found = (
        select(WaitingEntry)
        .where(
            WaitingEntry.person_id.in_(people),
            WaitingEntry.state.in_([state.value for state in states]),
        )
        .order_by(*_OLDEST_FIRST)
        .with_for_update()
    )
    return tuple(session.scalars(found))


def find_entry(
    session: Session, *, people: Sequence[str], facility_id: int, kind: str
) -> WaitingEntry | None:
    """Find the first entry of these people for a kind of place at a facility, for a change."""
    found = (
        select(WaitingEntry)
        .where(
            WaitingEntry.person_id.in_(people),
            WaitingEntry.facility_id == facility_id,
            WaitingEntry.kind == kind,
        )
        .order_by(*_OLDEST_FIRST)
        .with_for_update()
    )
    return session.scalars(found).first()


def get_entry(session: Session, *, people: Sequence[str], entry_id: str) -> WaitingEntry:
    """Return an entry of these people for a change.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    found = (
        select(WaitingEntry)
        .where(WaitingEntry.id == entry_id, WaitingEntry.person_id.in_(people))
        .with_for_update()
    )
    entry = session.scalars(found).one_or_none()
    if entry is None:
        raise NotFound("no such entry of theirs")
    return entry


def list_active(session: Session, *, facility_id: int) -> tuple[Reached, ...]:
    """List who waits at a facility, by kind of place and in the order in which they joined."""
    found = (
        select(WaitingEntry, WaitingPerson.email, Account.email)
        .join(WaitingPerson, WaitingPerson.id == WaitingEntry.person_id)
        .outerjoin(Account, Account.id == WaitingPerson.account_id)
        .where(WaitingEntry.facility_id == facility_id, WaitingEntry.state == State.AKTIV.value)
        .order_by(WaitingEntry.kind, WaitingEntry.joined_at, WaitingEntry.id)
    )
    return tuple(Reached(*row) for row in session.execute(found))


def list_due(
    session: Session, *, person_id: str, current_before: datetime
) -> tuple[WaitingEntry, ...]:
    """List the active entries of a person that were confirmed before then and not asked about."""
    found = (
        select(WaitingEntry)
        .where(
            WaitingEntry.person_id == person_id,
            WaitingEntry.state == State.AKTIV.value,
            WaitingEntry.asked_at.is_(None),
            WaitingEntry.current_at <= current_before,
        )
        .order_by(*_OLDEST_FIRST)
        .with_for_update()
    )
    return tuple(session.scalars(found))
