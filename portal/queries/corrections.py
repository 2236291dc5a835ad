"""Reports about profiles: those that wait for support, and one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.corrections.block import Block
from portal.models.correction import Correction
from portal.models.facility import Facility
from portal.values.errors import NotFound

_IS_OPEN = Correction.decided_at.is_(None)
_OLDEST_FIRST = (Correction.reported_at, Correction.id)


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A report that waits, as a line of the list."""

    correction_id: str
    facility_name: str
    city: str
    block: Block
    reported_at: datetime
    wants_answer: bool


def list_open(session: Session, *, limit: int) -> Sequence[Correction]:
    """Return the reports that wait for a decision, the oldest first."""
    found = select(Correction).where(_IS_OPEN).order_by(*_OLDEST_FIRST).limit(limit)
    return session.scalars(found).all()


def list_open_lines(session: Session, *, limit: int) -> tuple[WaitingLine, ...]:
    """Return a line for each report that waits for a decision, the oldest first."""
    found = (
        select(Correction, Facility.name, Facility.city)
        .join(Facility, Facility.id == Correction.facility_id)
        .where(_IS_OPEN)
        .order_by(*_OLDEST_FIRST)
        .limit(limit)
    )
    return tuple(
        WaitingLine(
            correction_id=one.id,
            facility_name=name,
            city=city,
            block=Block(one.block),
            reported_at=one.reported_at,
            wants_answer=one.email is not None,
        )
        for one, name, city in session.execute(found)
    )


def get_with_facility(session: Session, *, correction_id: str) -> tuple[Correction, str, str]:
    """Return a report with name and place of its facility.

    Raises:
        NotFound: there is no such report.
    """
    found = (
        select(Correction, Facility.name, Facility.city)
        .join(Facility, Facility.id == Correction.facility_id)
        .where(Correction.id == correction_id)
    )
    row = session.execute(found).one_or_none()
    if row is None:
        raise NotFound("no such report")
    return row[0], row[1], row[2]
