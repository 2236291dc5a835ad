"""What stands on the Merkliste of an account."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.watchlist_entry import WatchlistEntry

_OLDEST_FIRST = (WatchlistEntry.added_at, WatchlistEntry.facility_id)


@dataclass(frozen=True, slots=True)
class WatchedFacility:
    """An entry as its owner may have it; name and town are empty while it is not public."""

    facility_id: int
    name: str
    city: str
    added_at: datetime


def list_ids(session: Session, *, account_id: str) -> tuple[int, ...]:
    """List the ids of the facilities on an account's Merkliste, public or not, oldest first."""
    found = select(WatchlistEntry.facility_id).where(WatchlistEntry.account_id == account_id)
    return tuple(session.scalars(found.order_by(*_OLDEST_FIRST)))


def list_for(session: Session, *, account_id: str) -> tuple[WatchedFacility, ...]:
    """List an account's Merkliste, oldest first."""
    found = (
        select(WatchlistEntry.facility_id, Facility.name, Facility.city, WatchlistEntry.added_at)
        .outerjoin(Facility, and_(Facility.id == WatchlistEntry.facility_id, Facility.is_published))
        .where(WatchlistEntry.account_id == account_id)
        .order_by(*_OLDEST_FIRST)
    )
    return tuple(
        WatchedFacility(facility_id=row[0], name=row[1] or "", city=row[2] or "", added_at=row[3])
        for row in session.execute(found)
    )


def list_entries(session: Session, *, account_id: str) -> tuple[WatchlistEntry, ...]:
    """List the stored entries of an account for a change, oldest first."""
    found = select(WatchlistEntry).where(WatchlistEntry.account_id == account_id)
    return tuple(session.scalars(found.order_by(*_OLDEST_FIRST)))


def list_public(session: Session, *, ids: Collection[int]) -> frozenset[int]:
    """List those of the ids that are published facilities."""
    if not ids:
        return frozenset()
    found = select(Facility.id).where(Facility.id.in_(ids), Facility.is_published)
    return frozenset(session.scalars(found.order_by(Facility.id)))
