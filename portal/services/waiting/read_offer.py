"""Read what the form of a waiting list says of its facility."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light, Report, shown
from portal.domain.matching.category import Category
from portal.domain.waiting.offering import kinds_to_wait_for
from portal.queries.facilities import get_published
from portal.queries.waiting_houses import has_reader


@dataclass(frozen=True, slots=True)
class WaitingOffer:
    """A published facility and the kinds of place for which one can wait; none if all are free.

    Args:
        is_read: a company keeps the facility and sees who waits there.
    """

    facility_id: int
    name: str
    phone: str
    kinds: tuple[KindOfPlace, ...]
    is_read: bool


def read_offer(session: Session, *, facility_id: int, today: date) -> WaitingOffer:
    """Return what can be waited for at a facility.

    Raises:
        NotFound: there is no such facility, or it is not published.
    """
    rows = get_published(session, facility_id=facility_id)
    reports = (
        Report(kind=KindOfPlace(row.kind), light=Light(row.light), confirmed_on=row.confirmed_on)
        for row in rows
        if row.kind is not None
    )
    return WaitingOffer(
        facility_id=facility_id,
        name=rows[0].name,
        phone=rows[0].phone,
        kinds=kinds_to_wait_for(
            category=Category(rows[0].category),
            lamps={report.kind: shown(report=report, today=today) for report in reports},
            accepts_inquiries=rows[0].accepts_inquiries,
        ),
        is_read=has_reader(session, facility_id=facility_id),
    )
