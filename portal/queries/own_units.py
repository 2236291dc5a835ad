"""The flats of a company's housing offer, as those need them who edit them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.matching.category import Category
from portal.domain.profiles.housing import Shape, Unit
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityProfile, HousingUnit
from portal.queries.own_facilities import theirs
from portal.queries.profiles import unit_of
from portal.values.errors import NotFound

_FACILITY, _PROFILE, _UNIT = (
    Facility.__table__.c,
    FacilityProfile.__table__.c,
    HousingUnit.__table__.c,
)


@dataclass(frozen=True, slots=True)
class NumberedUnit:
    """A flat with the id of its row."""

    unit_id: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class OwnUnits:
    """A housing offer with its flats in the provider's order.

    Args:
        version: what a form must send back.
    """

    facility_id: int
    name: str
    version: int
    changed_at: datetime | None
    changed_by: str
    shape: Shape
    units: tuple[NumberedUnit, ...]

    def get(self, *, unit_id: int) -> Unit:
        """Get one flat.

        Raises:
            NotFound: this offer has no such flat.
        """
        for one in self.units:
            if one.unit_id == unit_id:
                return one.unit
        raise NotFound("no such flat of this offer")


def get_own_units(session: Session, *, acting: Acting, facility_id: int) -> OwnUnits:
    """Get the flats of a housing offer of somebody's company; one statement.

    Raises:
        NotFound: there is no such offer, it is no housing, or it is somebody else's.
    """
    found = session.execute(
        select(
            _FACILITY.name.label("facility_name"),
            _FACILITY.version,
            _FACILITY.changed_at,
            _FACILITY.changed_by,
            _PROFILE.housing_shape,
            *_UNIT,
        )
        .outerjoin_from(Facility.__table__, FacilityProfile.__table__)
        .outerjoin(HousingUnit.__table__, _UNIT.facility_id == _FACILITY.id)
        .where(
            *theirs(acting=acting),
            _FACILITY.id == facility_id,
            _FACILITY.category == Category.WOHNEN.value,
            _FACILITY.deleted_at.is_(None),
        )
        .order_by(_UNIT.position, _UNIT.id)
    ).mappings()
    rows = found.all()
    if not rows:
        raise NotFound("no such housing offer of this company")
    first = rows[0]
    return OwnUnits(
        facility_id=facility_id,
        name=first["facility_name"],
        version=first["version"],
        changed_at=first["changed_at"],
        changed_by=first["changed_by"],
        shape=Shape(first["housing_shape"] or ""),
        units=tuple(
            NumberedUnit(row["id"], unit_of(columns={**row}))
            for row in rows
            if row["id"] is not None
        ),
    )
