"""End a company: what it created goes, what it had taken over goes back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import PORTAL, Entry, Subject, SubjectKind
from portal.models.company import Company
from portal.models.facility import Availability, Facility, ServedPostcode, search_columns
from portal.models.facility_origin import FacilityOrigin
from portal.models.facility_profile import FacilityFile, FacilityProfile, HousingUnit
from portal.queries.companies import list_origins
from portal.services.journal.audit import audit

TOLD = (Availability, ServedPostcode, FacilityProfile, FacilityFile, HousingUnit)
"""What a provider told of a facility, or its source."""


def end_company(session: Session, *, company_id: str, now: datetime) -> None:
    """Delete the company with everything that belongs to it; its accounts are the caller's.

    Facilities of the directory that it had taken over say again what their source said, and are
    not kept by a provider any more. Facilities that it created are deleted. The worker deletes
    the bytes of their files.
    """
    for origin in list_origins(session, company_id=company_id):
        _give_back(session, origin, now)
    for statement in (
        delete(Facility).where(Facility.company_id == company_id),
        delete(Company).where(Company.id == company_id),
    ):
        session.execute(statement.execution_options(synchronize_session=False))
    subject = Subject(SubjectKind.COMPANY, company_id)
    entry = Entry(PORTAL, Action.COMPANY_ENDED, subject, company_id=company_id)
    audit(session, entry=entry, now=now)
    session.expire_all()


def _give_back(session: Session, origin: FacilityOrigin, now: datetime) -> None:
    facility_id = origin.facility_id
    columns = _columns(origin)
    served, lights = origin.served, [_dated(light) for light in origin.lights]
    for told in TOLD:
        session.execute(delete(told).where(told.facility_id == facility_id))
    session.execute(
        update(Facility)
        .where(Facility.id == facility_id)
        .values(**columns, version=Facility.version + 1, updated_at=now)
        .execution_options(synchronize_session=False)
    )
    _insert(session, ServedPostcode, [{"postcode": one} for one in served], facility_id)
    _insert(session, Availability, lights, facility_id)
    session.delete(origin)
    session.flush()


def _columns(origin: FacilityOrigin) -> dict[str, Any]:
    columns = _dated(origin.columns)
    return {
        **columns,
        **search_columns(row=columns),
        "company_id": None,
        "is_managed": False,
        "wants_public": True,
        "deleted_at": None,
        "changed_at": None,
        "changed_by": "",
    }


def _insert(
    session: Session, model: type[Any], rows: list[dict[str, Any]], facility_id: int
) -> None:
    if rows:
        session.execute(insert(model), [{"facility_id": facility_id, **row} for row in rows])


def _dated(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with days as days; JSON knows them as text."""
    days = {"source_on", "free_from", "confirmed_on"}
    return {
        name: date.fromisoformat(value) if value and name in days else value
        for name, value in row.items()
    }
