"""Store what a provider says about one kind of place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, insert, update

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.availability.reporting import NewReport, check_report
from portal.domain.matching.category import Category
from portal.domain.waiting.offering import KINDS_OF
from portal.models.facility import Availability, Facility
from portal.models.light_change import LightChange
from portal.queries import ready
from portal.queries.said_lights import SaidLight, find_said
from portal.services.journal.audit import audit
from portal.values.errors import NotFound

_FACILITIES, _LIGHTS, _CHANGES = (
    cast("Table", model.__table__) for model in (Facility, Availability, LightChange)
)
_FACILITY, _LIGHT = _FACILITIES.c, _LIGHTS.c
_TOUCH = (
    update(_FACILITIES)
    .where(
        _FACILITY.id == bindparam("facility_id"),
        _FACILITY.company_id == bindparam("of_company"),
        _FACILITY.deleted_at.is_(None),
    )
    .values(changed_at=bindparam("now"), changed_by=bindparam("by"))
    .returning(_FACILITY.category)
)
_IS_THIS = (_LIGHT.facility_id == bindparam("of_facility"), _LIGHT.kind == bindparam("of_kind"))
_SAYS: Mapping[str, Any] = {
    **{name: bindparam(f"new_{name}") for name in SaidLight._fields},
    "confirmed_on": bindparam("today"),
}
_REPLACE = update(_LIGHTS).where(*_IS_THIS).values(_SAYS)
_ADD = insert(_LIGHTS).values(
    {"facility_id": bindparam("of_facility"), "kind": bindparam("of_kind"), **_SAYS}
)
_NOTE = (
    insert(_CHANGES)
    .values({one: bindparam(f"new_{one.name}") for one in _CHANGES.c if not one.primary_key})
    .inline()
)


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


def report_light(session: ready.Source, *, reporting: Reporting, report: NewReport) -> None:
    """Store a report, confirmed today, with its line in the history and in the audit trail.

    Said once more it only counts as confirmed again.

    Raises:
        NotFound: the company has no such facility.
        Invalid: see `check_report`.
    """
    is_new = store_light(session, reporting=reporting, report=report)
    audit(session, entry=_entry(reporting, report, is_new=is_new), now=reporting.now)


def store_light(session: ready.Source, *, reporting: Reporting, report: NewReport) -> bool:
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
    before = find_said(session, facility_id=facility_id, kind=report.kind)
    said = SaidLight(report.light.value, report.places, report.free_from, report.weekday_bits)
    values = {
        "of_facility": facility_id,
        "of_kind": report.kind.value,
        **{f"new_{name}": value for name, value in said._asdict().items()},
        "today": today,
    }
    ready.change(session, statement=_REPLACE if before else _ADD, values=values)
    is_new = before != said
    if is_new:
        ready.change(session, statement=_NOTE, values=_line(reporting, report))
    ready.forget(session)
    return is_new


def _touch(session: ready.Source, reporting: Reporting) -> Category:
    """Note the change at the facility and return its category; other writers wait until the end."""
    values = {
        "facility_id": reporting.facility_id,
        "of_company": reporting.acting.company_id,
        "now": reporting.now,
        "by": reporting.acting.name,
    }
    rows = ready.fetch(session, statement=_TOUCH, values=values)
    if not rows:
        raise NotFound("no such facility of this company")
    return Category(rows[0][0])


def _line(reporting: Reporting, report: NewReport) -> Mapping[str, object]:
    return {
        "new_facility_id": reporting.facility_id,
        "new_kind": report.kind.value,
        "new_light": report.light.value,
        "new_places": report.places,
        "new_free_from": report.free_from,
        "new_said_at": reporting.now,
        "new_said_by": reporting.acting.name,
    }


def _entry(reporting: Reporting, report: NewReport, *, is_new: bool) -> Entry:
    acting = reporting.acting
    return Entry(
        actor=Actor(acting.account_id, acting.name),
        action=Action.LIGHT_CHANGED if is_new else Action.LIGHT_CONFIRMED,
        subject=Subject(SubjectKind.FACILITY, str(reporting.facility_id)),
        company_id=acting.company_id,
        details={Detail.KIND: report.kind.value, Detail.AFTER: report.light.value},
    )
