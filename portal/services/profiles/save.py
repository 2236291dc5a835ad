"""Save what a provider tells about a facility."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from portal.domain.profiles.content import ProfileContent, check_content, content_to_columns
from portal.domain.profiles.housing import Unit, unit_to_columns
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityProfile, HousingUnit
from portal.queries.profiles import get_category


def save_profile(
    session: Session,
    *,
    facility_id: int,
    content: ProfileContent,
    units: Iterable[Unit] = (),
    now: datetime,
) -> None:
    """Replace profile and flats of a facility as a whole; from now on its provider keeps it.

    Raises:
        NotFound: there is no such facility.
        Invalid: something must not be stored; names the field.
    """
    category = get_category(session, facility_id=facility_id)
    check_content(content=content, category=category)
    for model in (FacilityProfile, HousingUnit):
        session.execute(delete(model).where(model.facility_id == facility_id))
    columns = content_to_columns(content=content)
    session.execute(
        insert(FacilityProfile).values(facility_id=facility_id, updated_at=now, **columns)
    )
    rows = [
        {"facility_id": facility_id, "position": position, **unit_to_columns(unit=unit)}
        for position, unit in enumerate(units, start=1)
    ]
    if rows:
        session.execute(insert(HousingUnit), rows)
    session.execute(
        update(Facility).where(Facility.id == facility_id).values(is_managed=True, updated_at=now)
    )
    session.flush()
    session.expire_all()
