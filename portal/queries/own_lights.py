"""The lights of a company's facilities, and what was said before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, exists, func, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.availability.reporting import weekdays_in
from portal.domain.matching.category import Category
from portal.domain.waiting.offering import KINDS_OF
from portal.models.facility import Availability, Facility
from portal.models.light_change import LightChange
from portal.queries import ready
from portal.queries.desk import of_company, values_within, within
from portal.values.weekday import Weekday

_FACILITY, _LIGHT = Facility.__table__.c, Availability.__table__.c
_CHANGE = LightChange.__table__.c
# A list has dozens of them, and finding a member of an enumeration is three calls.
_KINDS: Mapping[str, KindOfPlace] = {one.value: one for one in KindOfPlace}
_LIGHTS: Mapping[str, Light] = {one.value: one for one in Light}
_SAID = exists().where(_LIGHT.facility_id == _FACILITY.id, _LIGHT.light != Light.UNBEKANNT.value)


class _House(NamedTuple):
    """What is read of a facility."""

    id: int
    category: str
    name: str
    postcode: str
    city: str
    is_published: bool
    accepts_inquiries: bool


class _Said(NamedTuple):
    """What is read of a light."""

    facility_id: int
    kind: str
    light: str
    confirmed_on: date | None
    places: int | None
    free_from: date | None
    weekdays: int


_HOUSE = tuple(_FACILITY[name] for name in _House._fields)
_SAYS = tuple(_LIGHT[name] for name in _Said._fields)
_LIGHTS_OF = (
    select(*_SAYS)
    .where(_LIGHT.facility_id.in_(bindparam("ids", expanding=True)))
    .order_by(_LIGHT.facility_id, _LIGHT.kind)
)
_ONE = (
    select(*_HOUSE, *_SAYS)
    .outerjoin_from(Facility.__table__, Availability.__table__, _LIGHT.facility_id == _FACILITY.id)
    .where(_FACILITY.id == bindparam("facility_id"), *within(ids="", has_group=False))
    .order_by(_FACILITY.id, _LIGHT.kind)
)


class OwnLight(NamedTuple):
    """What is said about one kind of place; `report` is unknown where nothing was ever said."""

    report: Report
    weekdays: frozenset[Weekday]


class Lit(NamedTuple):
    """A facility with a light for each kind of place of its category."""

    id: int
    name: str
    town: str
    is_published: bool
    accepts_inquiries: bool
    lights: tuple[OwnLight, ...]

    @property
    def says_something(self) -> bool:
        """Say whether anything was reported that could be confirmed."""
        return any(one.report.light is not Light.UNBEKANNT for one in self.lights)


_NOTHING_SAID = {kind: OwnLight(Report(kind, Light.UNBEKANNT), frozenset()) for kind in KindOfPlace}


@dataclass(frozen=True, slots=True)
class LitPage:
    """A part of the facilities of a list.

    Args:
        said: how many of the whole list say something.
    """

    houses: tuple[Lit, ...]
    said: int


@dataclass(frozen=True, slots=True)
class Change:
    """What was said once about one kind of place."""

    light: Light
    places: int | None
    free_from: date | None
    said_at: datetime
    said_by: str


def list_lit(
    session: Session, *, acting: Acting, group_id: str = "", offset: int = 0, limit: int
) -> tuple[Lit, ...]:
    """List facilities whose lights somebody may set, by name, with their lights; two statements."""
    facilities = session.execute(
        _found(acting, group_id)
        .order_by(_FACILITY.search_name, _FACILITY.id)
        .offset(offset)
        .limit(limit)
    ).all()
    return _lit(session, facilities)


def get_lit_page(
    session: ready.Source, *, acting: Acting, group_id: str = "", offset: int, limit: int
) -> LitPage:
    """Return what `list_lit` lists, and how many of the whole list say something; two statements.

    Beyond the end of the list there is nothing to count either.
    """
    ids = acting.allowed_ids(Permission.LIGHTS_SET)
    values = values_within(acting=acting, ids=ids, group_id=group_id)
    statement = _part(ids="ids" if "ids" in values else "", has_group=bool(group_id))
    values |= {"skipped": offset, "most": limit}
    rows = ready.fetch(session, statement=statement, values=values)
    houses = [_House(*row[:-1]) for row in rows]
    return LitPage(_lit(session, houses), said=rows[0][-1] if rows else 0)


@cache
def _part(*, ids: str, has_group: bool) -> ready.Statement:
    """Return the statement for a part of the list; the last column counts in the whole of it."""
    wanted = within(ids=ids, has_group=has_group)
    said = (
        select(func.count()).select_from(Facility.__table__).where(*wanted, _SAID).correlate(None)
    )
    return (
        select(*_HOUSE, said.scalar_subquery())
        .where(*wanted)
        .order_by(_FACILITY.search_name, _FACILITY.id)
        .offset(bindparam("skipped"))
        .limit(bindparam("most"))
    )


def list_said_ids(session: Session, *, acting: Acting, group_id: str = "") -> tuple[int, ...]:
    """List the facilities that say something and whose lights somebody may set, by id."""
    found = select(_FACILITY.id).where(*_allowed(acting, group_id), _SAID).order_by(_FACILITY.id)
    return tuple(session.scalars(found))


def list_public(session: Session, *, acting: Acting, limit: int) -> tuple[Lit, ...]:
    """List the public facilities that say something, by name, with their lights; two statements."""
    rows = session.execute(
        _found(acting, "")
        .where(_FACILITY.is_published, _SAID)
        .order_by(_FACILITY.search_name, _FACILITY.id)
        .limit(limit)
    ).all()
    return _lit(session, rows)


def list_lit_of(
    session: Session, *, acting: Acting, facility_ids: Collection[int]
) -> tuple[Lit, ...]:
    """List those of these facilities whose lights somebody may set; two statements."""
    rows = session.execute(
        _found(acting, "")
        .where(_FACILITY.id.in_(sorted(facility_ids)))
        .order_by(_FACILITY.search_name, _FACILITY.id)
    ).all()
    return _lit(session, rows)


def find_lit(session: ready.Source, *, acting: Acting, facility_id: int) -> Lit | None:
    """Return a facility with its lights; None if somebody may not set them. One statement."""
    if not acting.may_for(Permission.LIGHTS_SET, facility_id=facility_id):
        return None
    values = {"company_id": acting.company_id, "facility_id": facility_id}
    rows = ready.fetch(session, statement=_ONE, values=values)
    if not rows:
        return None
    house = _House(*rows[0][: len(_House._fields)])
    lights = [_Said(*row[len(_House._fields) :]) for row in rows]
    return _lit_of(house, _by_place([one for one in lights if one.kind is not None]))


def ids_of_company(*, company_id: str, facility_ids: Collection[int]) -> Any:
    """Return the statement that finds those of the facilities that the company keeps."""
    return select(_FACILITY.id).where(
        _FACILITY.company_id == company_id,
        _FACILITY.deleted_at.is_(None),
        _FACILITY.id.in_(sorted(facility_ids)),
    )


def list_changes(
    session: Session, *, facility_id: int, kind: KindOfPlace, limit: int
) -> tuple[Change, ...]:
    """List what was said about one kind of place, the latest first."""
    rows = session.execute(
        select(_CHANGE.light, _CHANGE.places, _CHANGE.free_from, _CHANGE.said_at, _CHANGE.said_by)
        .where(_CHANGE.facility_id == facility_id, _CHANGE.kind == kind.value)
        .order_by(_CHANGE.said_at.desc(), _CHANGE.id.desc())
        .limit(limit)
    )
    return tuple(Change(Light(light), *rest) for light, *rest in rows)


def _found(acting: Acting, group_id: str) -> Any:
    return select(*_HOUSE).where(*_allowed(acting, group_id))


def _allowed(acting: Acting, group_id: str) -> tuple[ColumnElement[bool], ...]:
    return of_company(acting=acting, permission=Permission.LIGHTS_SET, group_id=group_id)


def _lit(session: ready.Source, facilities: Sequence[Any]) -> tuple[Lit, ...]:
    if not facilities:
        return ()
    values = {"ids": tuple(one.id for one in facilities)}
    rows = ready.fetch(session, statement=_LIGHTS_OF, values=values)
    said = _by_place(rows)
    return tuple([_lit_of(one, said) for one in facilities])


def _by_place(lights: Iterable[ready.Row]) -> Mapping[tuple[int, str], OwnLight]:
    """Return what is said, given rows of `_SAYS`, by facility and kind of place."""
    return {(one[0], one[1]): _light(_Said(*one)) for one in lights}


def _lit_of(one: Any, said: Mapping[tuple[int, str], OwnLight]) -> Lit:
    kinds = KINDS_OF[Category(one.category)]
    return Lit(
        id=one.id,
        name=one.name,
        town=f"{one.postcode} {one.city}",
        is_published=one.is_published,
        accepts_inquiries=one.accepts_inquiries,
        lights=tuple([said.get((one.id, kind), _NOTHING_SAID[kind]) for kind in kinds]),
    )


def _light(one: _Said) -> OwnLight:
    report = Report(
        _KINDS[one.kind], _LIGHTS[one.light], one.confirmed_on, one.places, one.free_from
    )
    return OwnLight(report, weekdays_in(bits=one.weekdays) if one.weekdays else frozenset())
