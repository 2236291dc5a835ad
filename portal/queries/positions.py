"""Where facilities lie, for the sketch of a map."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.values.geo import Point

_FACILITY = Facility.__table__.c
_FOUND = (
    select(_FACILITY.id, _FACILITY.lat_micro, _FACILITY.lon_micro, _FACILITY.position_is_exact)
    .where(_FACILITY.id.in_(bindparam("ids", expanding=True)), _FACILITY.is_published)
    .order_by(_FACILITY.id)
)


class Position(NamedTuple):
    """Where a facility lies; not `is_exact` if only the centre of its postcode is known."""

    point: Point
    is_exact: bool


def list_positions(session: Session, *, ids: Collection[int]) -> Mapping[int, Position]:
    """List where the published facilities among these ids lie, by id."""
    rows = session.connection().execute(_FOUND, {"ids": tuple(ids)})
    return {row[0]: Position(Point.from_micro(row[1], row[2]), row[3]) for row in rows}
