"""What stands of one light, for the next report about it."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, select

from portal.domain.availability.light import KindOfPlace
from portal.models.facility import Availability
from portal.queries import ready

_LIGHT = Availability.__table__.c


class SaidLight(NamedTuple):
    """What a report says besides the day of its confirmation, as it is stored."""

    light: str
    places: int | None
    free_from: date | None
    weekdays: int


_SAID = select(*(_LIGHT[name] for name in SaidLight._fields)).where(
    _LIGHT.facility_id == bindparam("of_facility"), _LIGHT.kind == bindparam("of_kind")
)


def find_said(session: ready.Source, *, facility_id: int, kind: KindOfPlace) -> SaidLight | None:
    """Return what is said about one kind of place; None if nothing ever was."""
    values = {"of_facility": facility_id, "of_kind": kind.value}
    rows = ready.fetch(session, statement=_SAID, values=values)
    return SaidLight._make(rows[0]) if rows else None
