"""Keep what a facility says before a company takes it over."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.facility_origin import KEPT, LIGHTS, FacilityOrigin
from portal.queries.taken_over import list_lights, list_served


def keep_origin(session: Session, *, facility: Facility, now: datetime) -> None:
    """Store the data of its source, so that it can go back to them; once for each facility."""
    if session.get(FacilityOrigin, facility.id) is not None:
        return
    session.add(
        FacilityOrigin(
            facility_id=facility.id,
            taken_at=now,
            columns={name: _plain(getattr(facility, name)) for name in KEPT},
            served=list(list_served(session, facility_id=facility.id)),
            lights=[
                {name: _plain(getattr(light, name)) for name in LIGHTS}
                for light in list_lights(session, facility_id=facility.id)
            ],
        )
    )
    session.flush()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
