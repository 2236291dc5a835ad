"""The list of a company's facilities with what their lights say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.entitlements.products import Granted
from portal.models.facility import Availability, Facility
from portal.queries.desk import ids_in_group
from portal.queries.own_facilities import COLUMNS, OwnFacility, list_granted, own_of, theirs

_FACILITY, _LIGHT = Facility.__table__.c, Availability.__table__.c


@dataclass(frozen=True, slots=True)
class Listed:
    """A facility of the list; `reports` by kind of place."""

    own: OwnFacility
    reports: tuple[Report, ...]


def list_with_lights(
    session: Session, *, acting: Acting, today: date, group_id: str = ""
) -> tuple[Listed, ...]:
    """List the facilities that exist for this person, by name; two statements.

    What waits in the bin is left out. With a `group_id` only those of this group.
    """
    wanted = [*theirs(acting=acting), _FACILITY.deleted_at.is_(None)]
    if group_id:
        wanted.append(_FACILITY.id.in_(ids_in_group(acting=acting, group_id=group_id)))
    rows = session.execute(
        select(
            *COLUMNS,
            _LIGHT.kind,
            _LIGHT.light,
            _LIGHT.places,
            _LIGHT.free_from,
            _LIGHT.confirmed_on,
        )
        .outerjoin_from(
            Facility.__table__, Availability.__table__, _LIGHT.facility_id == _FACILITY.id
        )
        .where(*wanted)
        .order_by(_FACILITY.search_name, _FACILITY.id, _LIGHT.kind)
    ).all()
    granted = list_granted(session, company_id=acting.company_id)
    found = (tuple(some) for _, some in groupby(rows, attrgetter("id")))
    return tuple(_listed(some, granted, today) for some in found)


def _listed(
    rows: Sequence[Row[*tuple[Any, ...]]], granted: Iterable[Granted], today: date
) -> Listed:
    return Listed(
        own=own_of(row=rows[0], granted=granted, today=today),
        reports=tuple(
            Report(
                kind=KindOfPlace(row.kind),
                light=Light(row.light),
                confirmed_on=row.confirmed_on,
                places=row.places,
                free_from=row.free_from,
            )
            for row in rows
            if row.kind is not None
        ),
    )
