"""The facilities of a company with the number of people who wait there."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.waiting.state import State
from portal.models.facility import Facility
from portal.models.waiting_entry import WaitingEntry
from portal.queries.desk import of_company

_FACILITY, _ENTRY = Facility.__table__.c, WaitingEntry.__table__.c


@dataclass(frozen=True, slots=True)
class WaitingHouse:
    """A facility with the number of its active entries."""

    id: int
    name: str
    town: str
    waiting: int


def has_reader(session: Session, *, facility_id: int) -> bool:
    """Say whether a company keeps this facility, and so sees who waits there."""
    found = select(_FACILITY.id).where(
        _FACILITY.id == facility_id, _FACILITY.company_id.is_not(None)
    )
    return session.scalars(found).one_or_none() is not None


def list_waiting_houses(
    session: Session, *, acting: Acting, group_id: str = "", offset: int = 0, limit: int
) -> tuple[WaitingHouse, ...]:
    """List facilities whose inquiries somebody may handle, by name; one statement."""
    waiting = (
        select(func.count())
        .where(_ENTRY.facility_id == _FACILITY.id, _ENTRY.state == State.AKTIV.value)
        .correlate(Facility.__table__)
        .scalar_subquery()
    )
    rows = session.execute(
        select(_FACILITY.id, _FACILITY.name, _FACILITY.postcode, _FACILITY.city, waiting)
        .where(
            *of_company(acting=acting, permission=Permission.INQUIRIES_HANDLE, group_id=group_id)
        )
        .order_by(_FACILITY.search_name, _FACILITY.id)
        .offset(offset)
        .limit(limit)
    )
    return tuple(
        WaitingHouse(id=number, name=name, town=f"{postcode} {city}", waiting=count)
        for number, name, postcode, city, count in rows
    )
