"""The list of a company's facilities with what their lights say, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, select

from portal.domain.access.acting import Acting
from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.models.facility import Availability, Facility
from portal.queries import ready
from portal.queries.desk import values_within, within
from portal.queries.own_facilities import COLUMNS, OwnFacility, OwnRow, own_of

_FACILITY, _LIGHT = Facility.__table__.c, Availability.__table__.c
_OWN = len(COLUMNS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to.

    Args:
        group_id: of the group that is looked at; empty for all.
        words: folded; a facility is listed if its name or place has all of them.
    """

    group_id: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facilities there are in the group, whatever is looked for.

    Args:
        found: those that have the words.
    """

    total: int
    found: int


class Listed(NamedTuple):
    """A facility of the list; `reports` by kind of place."""

    own: OwnFacility
    reports: tuple[Report, ...]


def count_listed(session: ready.Source, *, acting: Acting, wanted: Wanted) -> Counts:
    """Count the facilities that exist for this person; what waits in the bin is left out."""
    values = _values(acting, wanted)
    statement = _counted(
        ids="ids" if "ids" in values else "",
        has_group=bool(wanted.group_id),
        words=len(wanted.words),
    )
    (row,) = ready.fetch(session, statement=statement, values=values)
    return Counts(*row)


def list_with_lights(
    session: ready.Source,
    *,
    acting: Acting,
    today: date,
    wanted: Wanted,
    offset: int = 0,
    limit: int,
) -> tuple[Listed, ...]:
    """List the facilities that exist for this person, by name, with their lights; one statement.

    What waits in the bin is left out.
    """
    values = _values(acting, wanted)
    statement = _listed_in_part(
        ids="ids" if "ids" in values else "",
        has_group=bool(wanted.group_id),
        words=len(wanted.words),
    )
    values |= {"today": today, "skipped": offset, "most": limit}
    rows = ready.fetch(session, statement=statement, values=values)
    found = (tuple(some) for _, some in groupby(rows, itemgetter(0)))
    return tuple([_listed(some, today) for some in found])


def _values(acting: Acting, wanted: Wanted) -> dict[str, Any]:
    values = values_within(acting=acting, ids=acting.facility_ids, group_id=wanted.group_id)
    for number, word in enumerate(wanted.words):
        values[f"word_{number}"] = f"%{word}%"
    return values


def _has(words: int) -> tuple[ColumnElement[bool], ...]:
    return tuple(_FACILITY.search_text.like(bindparam(f"word_{number}")) for number in range(words))


@cache
def _counted(*, ids: str, has_group: bool, words: int) -> ready.Statement:
    found = func.count().filter(*_has(words)) if words else func.count()
    return (
        select(func.count(), found)
        .select_from(Facility.__table__)
        .where(*within(ids=ids, has_group=has_group))
    )


@cache
def _listed_in_part(*, ids: str, has_group: bool, words: int) -> ready.Statement:
    part = (
        select(*COLUMNS, _FACILITY.search_name)
        .where(*within(ids=ids, has_group=has_group), *_has(words))
        .order_by(_FACILITY.search_name, _FACILITY.id)
        .offset(bindparam("skipped"))
        .limit(bindparam("most"))
        .subquery()
    )
    return (
        select(
            *(part.c[name] for name in OwnRow._fields),
            _LIGHT.kind,
            _LIGHT.light,
            _LIGHT.confirmed_on,
            _LIGHT.places,
            _LIGHT.free_from,
        )
        .outerjoin_from(part, Availability.__table__, _LIGHT.facility_id == part.c.id)
        .order_by(part.c.search_name, part.c.id, _LIGHT.kind)
    )


def _listed(rows: Sequence[ready.Row], today: date) -> Listed:
    reports = [row[_OWN:] for row in rows if row[_OWN] is not None]
    return Listed(
        own=own_of(row=OwnRow(*rows[0][:_OWN]), today=today),
        reports=tuple(
            [Report(KindOfPlace(kind), Light(light), *rest) for kind, light, *rest in reports]
        ),
    )
