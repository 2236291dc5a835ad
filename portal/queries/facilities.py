"""Facilities as the public may see them, and where their records come from."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.directory.subject import Subject
from portal.domain.matching.category import Category
from portal.models.data_source import DataSource
from portal.models.facility import Availability, Facility, ServedPostcode
from portal.models.inquiry import Inquiry
from portal.queries import ready
from portal.values.errors import NotFound

# Statements on tables, built once: no page changes a facility, so none needs mapped objects.
_FACILITY = Facility.__table__.c
_SOURCE = DataSource.__table__.c
_LIGHT = Availability.__table__.c
_SERVED = ServedPostcode.__table__.c
_INQUIRY = Inquiry.__table__.c
KINDS = {str(kind): kind for kind in KindOfPlace}
LIGHTS = {str(light): light for light in Light}


class NamedSource(NamedTuple):
    """Where facts of the directory come from, as must be told."""

    name: str
    attribution: str
    licence: str


class Details(NamedTuple):
    """What lists show of a facility; a tuple, because it is read ten times a page.

    Args:
        votes: number of published reviews with stars.
        star_parts: the stars of all of them; see `mean_of_parts`.
        reports: what it reported, ordered by kind of place.
    """

    facility_id: int
    name: str
    traeger: str
    street: str
    house_number: str
    postcode: str
    city: str
    phone: str
    email: str
    website: str
    service_bits: int
    area_is_presumed: bool
    is_managed: bool
    source: str
    votes: int
    star_parts: int
    reports: tuple[Report, ...]

    @property
    def street_line(self) -> str:
        """Return street and number, empty if neither is known."""
        return f"{self.street} {self.house_number}".strip()


class Lit(NamedTuple):
    """What a page shows of a facility, with one of its lights; a tuple as the database gives it.

    Args:
        source_on: day for which the source vouches; None if it does not say.
        attribution: of its source, as `licence`.
        served: number of postcodes it serves.
        answered: number of inquiries it answered.
        kind: of the place that the light is about; None, as all that follows, without a light.
        weekdays: sum of the bits of the days on which there is room.
    """

    id: int
    category: str
    name: str
    traeger: str
    dachverband: str
    street: str
    house_number: str
    postcode: str
    city: str
    district: str
    position_is_exact: bool
    phone: str
    email: str
    website: str
    capacity: int | None
    service_bits: int
    serves_presumed_area: bool
    accepts_inquiries: bool
    is_managed: bool
    source_name: str
    source_on: date | None
    rating_votes: int
    rating_parts: int
    attribution: str
    licence: str
    served: int
    answered: int
    kind: str | None
    light: str
    places: int | None
    free_from: date | None
    confirmed_on: date | None
    weekdays: int


_COLUMNS = len(Details._fields) - 1
_SOURCES = (
    select(_SOURCE.name, _SOURCE.attribution, _SOURCE.licence)
    .where(_SOURCE.name.in_(sa.bindparam("names", expanding=True)))
    .order_by(_SOURCE.name)
)
_BY_IDS = (
    select(
        _FACILITY.id,
        _FACILITY.name,
        _FACILITY.traeger,
        _FACILITY.street,
        _FACILITY.house_number,
        _FACILITY.postcode,
        _FACILITY.city,
        _FACILITY.phone,
        _FACILITY.email,
        _FACILITY.website,
        _FACILITY.service_bits,
        _FACILITY.serves_presumed_area,
        _FACILITY.is_managed,
        _FACILITY.source_name,
        _FACILITY.rating_votes,
        _FACILITY.rating_parts,
        _LIGHT.kind,
        _LIGHT.light,
        _LIGHT.places,
        _LIGHT.free_from,
        _LIGHT.confirmed_on,
    )
    .outerjoin_from(Facility.__table__, Availability.__table__, _LIGHT.facility_id == _FACILITY.id)
    .where(_FACILITY.id.in_(sa.bindparam("ids", expanding=True)), _FACILITY.is_published)
    .order_by(_FACILITY.id, _LIGHT.kind)
)
_EVERY = (
    select(
        *(_FACILITY[name] for name in Lit._fields[: Lit._fields.index("attribution")]),
        _SOURCE.attribution,
        _SOURCE.licence,
        select(func.count())
        .where(_SERVED.facility_id == _FACILITY.id)
        .scalar_subquery()
        .label("served"),
        select(func.count())
        .where(_INQUIRY.facility_id == _FACILITY.id, _INQUIRY.answered_at.is_not(None))
        .scalar_subquery()
        .label("answered"),
        _LIGHT.kind,
        _LIGHT.light,
        _LIGHT.places,
        _LIGHT.free_from,
        _LIGHT.confirmed_on,
        _LIGHT.weekdays,
    )
    .join_from(Facility.__table__, DataSource.__table__)
    .outerjoin(Availability.__table__, _LIGHT.facility_id == _FACILITY.id)
    .where(_FACILITY.id == sa.bindparam("facility_id"))
    .order_by(_LIGHT.kind)
)
_PUBLISHED = _EVERY.where(_FACILITY.is_published)
_KEPT = _EVERY.where(
    _FACILITY.company_id == sa.bindparam("company_id"), _FACILITY.deleted_at.is_(None)
)
_SUBJECT = select(_FACILITY.id, _FACILITY.name, _FACILITY.category).where(
    _FACILITY.id == sa.bindparam("facility_id"), _FACILITY.is_published
)


class FacilityNotFound(NotFound):
    """Report that there is no such facility, or that it is not shown to those who ask."""


def list_with_reports(session: ready.Source, *, ids: Collection[int]) -> Mapping[int, Details]:
    """List what lists show of the published facilities among these ids, by id."""
    if not ids:
        return {}
    rows = ready.fetch(session, statement=_BY_IDS, values={"ids": tuple(ids)})
    return {
        facility_id: _details(tuple(some)) for facility_id, some in groupby(rows, itemgetter(0))
    }


def _details(rows: Sequence[ready.Row]) -> Details:
    reports = [
        Report(KINDS[kind], LIGHTS[light], confirmed_on, places, free_from)
        for *_, kind, light, places, free_from, confirmed_on in rows
        if kind is not None
    ]
    return Details._make((*rows[0][:_COLUMNS], tuple(reports)))


def get_published(session: ready.Source, *, facility_id: int) -> tuple[Lit, ...]:
    """Get a published facility: one row per light, ordered by kind; one without kind if none.

    Raises:
        FacilityNotFound: it does not exist or is not published; callers cannot tell which.
    """
    return _rows(session, _PUBLISHED, facility_id=facility_id)


def get_kept(session: ready.Source, *, facility_id: int, company_id: str) -> tuple[Lit, ...]:
    """Get a facility that a company keeps, public or not: the rows of `get_published`.

    Raises:
        FacilityNotFound: there is none, it waits in the bin, or another company keeps it.
    """
    return _rows(session, _KEPT, facility_id=facility_id, company_id=company_id)


def _rows(
    session: ready.Source, statement: sa.Select[*tuple[Any, ...]], **values: int | str
) -> tuple[Lit, ...]:
    rows = ready.fetch(session, statement=statement, values=values)
    if not rows:
        raise FacilityNotFound(values["facility_id"])
    return tuple(map(Lit._make, rows))


def get_subject(session: ready.Source, *, facility_id: int) -> Subject:
    """Get what a page about a published facility names.

    Raises:
        FacilityNotFound: it does not exist or is not published; callers cannot tell which.
    """
    row = session.connection().execute(_SUBJECT, {"facility_id": facility_id}).one_or_none()
    if row is None:
        raise FacilityNotFound(facility_id)
    return Subject(facility_id=row.id, name=row.name, category=Category(row.category))


def list_sources(session: ready.Source, *, names: Iterable[str]) -> tuple[NamedSource, ...]:
    """List the sources of these names, by name; unknown names are left out."""
    rows = ready.fetch(session, statement=_SOURCES, values={"names": tuple(sorted(set(names)))})
    return tuple(map(NamedSource._make, rows))


def count_all(session: Session) -> int:
    """Count all facilities, published or not."""
    return session.scalars(select(func.count()).select_from(Facility)).one()


def list_public_ids(session: Session, *, after: int, limit: int) -> tuple[int, ...]:
    """List at most `limit` ids of published facilities above `after`, ascending."""
    return tuple(
        session.scalars(
            select(Facility.id)
            .where(Facility.id > after, Facility.is_published)
            .order_by(Facility.id)
            .limit(limit)
        )
    )
