"""Store all that is told about a facility, whether anything was told before or not."""

from datetime import datetime

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from portal.domain.profiles.content import ProfileContent, content_to_columns
from portal.models.facility_profile import FacilityProfile
from portal.queries.profiles import find_content


def store_content(
    session: Session, *, facility_id: int, content: ProfileContent, now: datetime
) -> None:
    """Store it as a whole; the caller has checked it and holds the facility."""
    columns = {**content_to_columns(content=content), "updated_at": now}
    if find_content(session, facility_id=facility_id) is None:
        session.execute(insert(FacilityProfile).values(facility_id=facility_id, **columns))
    else:
        session.execute(
            update(FacilityProfile)
            .where(FacilityProfile.facility_id == facility_id)
            .values(**columns)
            .execution_options(synchronize_session=False)
        )


def begin_content(session: Session, *, facility_id: int, now: datetime) -> None:
    """Let the facility have a profile, an empty one if nothing was told before."""
    if find_content(session, facility_id=facility_id) is None:
        store_content(session, facility_id=facility_id, content=ProfileContent(), now=now)
