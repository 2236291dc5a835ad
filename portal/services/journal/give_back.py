"""Give a facility that a company had taken over back to its source."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from portal.models.facility import Availability, Facility, ServedPostcode, search_columns
from portal.models.facility_origin import FacilityOrigin
from portal.models.facility_profile import FacilityFile, FacilityProfile, HousingUnit
from portal.services.journal.empty_inquiries import empty_inquiries

TOLD = (Availability, ServedPostcode, FacilityProfile, FacilityFile, HousingUnit)
"""What a provider told of a facility, or its source."""


def give_back(session: Session, *, origin: FacilityOrigin, now: datetime) -> None:
    """Let a facility that was taken over say again what its source said; nobody keeps it then.

    What it was sent is emptied: the next keeper may be somebody else. The worker deletes the
    bytes of its files.
    """
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
    empty_inquiries(session, facility_id=facility_id, now=now)
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
