"""Store what a provider says about one kind of place."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.availability.reporting import NewReport, check_report
from portal.domain.matching.category import Category
from portal.domain.waiting.offering import KINDS_OF
from portal.models.facility import Availability, Facility
from portal.models.light_change import LightChange
from portal.services.journal.audit import audit
from portal.values.errors import NotFound


@dataclass(frozen=True, slots=True)
class Reporting:
    """Who reports about which facility, and when.

    Args:
        today: the day in Germany to which the report counts as confirmed.
    """

    acting: Acting
    facility_id: int
    today: date
    now: datetime


def report_light(session: Session, *, reporting: Reporting, report: NewReport) -> None:
    """Store a report, confirmed today, with its line in the history and in the audit trail.

    Said once more it only counts as confirmed again.

    Raises:
        NotFound: the company has no such facility.
        Invalid: see `check_report`.
    """
    is_new = store_light(session, reporting=reporting, report=report)
    audit(session, entry=_entry(reporting, report, is_new=is_new), now=reporting.now)


def store_light(session: Session, *, reporting: Reporting, report: NewReport) -> bool:
    """Store a report like `report_light`; whoever calls writes the entry of the audit trail.

    Returns:
        Whether it says something else than before.

    Raises:
        NotFound: the company has no such facility.
        Invalid: see `check_report`.
    """
    facility_id, today = reporting.facility_id, reporting.today
    category = _touch(session, reporting)
    check_report(report=report, kinds=KINDS_OF[category], today=today)
    stored = session.get(Availability, (facility_id, report.kind.value))
    before = _said(stored)
    if stored is None:
        stored = Availability(facility_id=facility_id, kind=report.kind.value)
        session.add(stored)
    stored.light = report.light.value
    stored.places = report.places
    stored.free_from = report.free_from
    stored.weekdays = report.weekday_bits
    stored.confirmed_on = today
    is_new = before != _said(stored)
    if is_new:
        session.add(_line(reporting, report))
    session.flush()
    return is_new


def _touch(session: Session, reporting: Reporting) -> Category:
    """Note the change at the facility and return its category; other writers wait until the end."""
    found = session.execute(
        update(Facility)
        .where(
            Facility.id == reporting.facility_id,
            Facility.company_id == reporting.acting.company_id,
            Facility.deleted_at.is_(None),
        )
        .values(changed_at=reporting.now, changed_by=reporting.acting.name)
        .returning(Facility.category)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if found is None:
        raise NotFound("no such facility of this company")
    return Category(found.category)


def _said(stored: Availability | None) -> tuple[object, ...]:
    """Return what a report says besides the day of its confirmation."""
    if stored is None:
        return ()
    return stored.light, stored.places, stored.free_from, stored.weekdays


def _line(reporting: Reporting, report: NewReport) -> LightChange:
    return LightChange(
        facility_id=reporting.facility_id,
        kind=report.kind.value,
        light=report.light.value,
        places=report.places,
        free_from=report.free_from,
        said_at=reporting.now,
        said_by=reporting.acting.name,
    )


def _entry(reporting: Reporting, report: NewReport, *, is_new: bool) -> Entry:
    acting = reporting.acting
    return Entry(
        actor=Actor(acting.account_id, acting.name),
        action=Action.LIGHT_CHANGED if is_new else Action.LIGHT_CONFIRMED,
        subject=Subject(SubjectKind.FACILITY, str(reporting.facility_id)),
        company_id=acting.company_id,
        details={Detail.KIND: report.kind.value, Detail.AFTER: report.light.value},
    )
