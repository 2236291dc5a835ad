"""The lights of a company's facilities, and what was said before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, func, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.availability.reporting import weekdays_in
from portal.domain.matching.category import Category
from portal.domain.waiting.offering import KINDS_OF
from portal.models.facility import Availability, Facility
from portal.models.light_change import LightChange
from portal.queries.desk import of_company
from portal.values.weekday import Weekday

_FACILITY, _LIGHT = Facility.__table__.c, Availability.__table__.c
_CHANGE = LightChange.__table__.c
_SAID = exists().where(_LIGHT.facility_id == _FACILITY.id, _LIGHT.light != Light.UNBEKANNT.value)


@dataclass(frozen=True, slots=True)
class OwnLight:
    """What is said about one kind of place; `report` is unknown where nothing was ever said."""

    report: Report
    weekdays: frozenset[Weekday]


@dataclass(frozen=True, slots=True)
class Lit:
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
    session: Session, *, acting: Acting, group_id: str = "", offset: int, limit: int
) -> LitPage:
    """Return what `list_lit` lists, and how many of the whole list say something; two statements.

    Beyond the end of the list there is nothing to count either.
    """
    said = (
        select(func.count())
        .select_from(Facility.__table__)
        .where(*_allowed(acting, group_id), _SAID)
        .correlate(None)
    )
    rows = session.execute(
        _found(acting, group_id)
        .add_columns(said.scalar_subquery().label("said"))
        .order_by(_FACILITY.search_name, _FACILITY.id)
        .offset(offset)
        .limit(limit)
    ).all()
    return LitPage(_lit(session, rows), said=rows[0].said if rows else 0)


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


def find_lit(session: Session, *, acting: Acting, facility_id: int) -> Lit | None:
    """Return a facility with its lights; None if somebody may not set them. Two statements."""
    rows = session.execute(_found(acting, "").where(_FACILITY.id == facility_id)).all()
    return next(iter(_lit(session, rows)), None)


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
    return select(
        _FACILITY.id,
        _FACILITY.category,
        _FACILITY.name,
        _FACILITY.postcode,
        _FACILITY.city,
        _FACILITY.is_published,
        _FACILITY.accepts_inquiries,
    ).where(*_allowed(acting, group_id))


def _allowed(acting: Acting, group_id: str) -> tuple[ColumnElement[bool], ...]:
    return of_company(acting=acting, permission=Permission.LIGHTS_SET, group_id=group_id)


def _lit(session: Session, facilities: Sequence[Row[*tuple[Any, ...]]]) -> tuple[Lit, ...]:
    if not facilities:
        return ()
    rows = session.execute(
        select(
            _LIGHT.facility_id,
            _LIGHT.kind,
            _LIGHT.light,
            _LIGHT.confirmed_on,
            _LIGHT.places,
            _LIGHT.free_from,
            _LIGHT.weekdays,
        )
        .where(_LIGHT.facility_id.in_([one.id for one in facilities]))
        .order_by(_LIGHT.facility_id, _LIGHT.kind)
    )
    said = {(row.facility_id, row.kind): _light(row) for row in rows}
    return tuple(
        Lit(
            id=one.id,
            name=one.name,
            town=f"{one.postcode} {one.city}",
            is_published=one.is_published,
            accepts_inquiries=one.accepts_inquiries,
            lights=tuple(_one_for_each(one.id, Category(one.category), said)),
        )
        for one in facilities
    )


def _one_for_each(
    facility_id: int, category: Category, said: Mapping[tuple[int, str], OwnLight]
) -> list[OwnLight]:
    return [
        said.get((facility_id, kind.value), OwnLight(Report(kind, Light.UNBEKANNT), frozenset()))
        for kind in KINDS_OF[category]
    ]


def _light(row: Row[*tuple[Any, ...]]) -> OwnLight:
    report = Report(
        KindOfPlace(row.kind), Light(row.light), row.confirmed_on, row.places, row.free_from
    )
    return OwnLight(report, weekdays_in(bits=row.weekdays))
