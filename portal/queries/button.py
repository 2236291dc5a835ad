"""The „Anfrage-Button“: what a request is judged by, and what was filtered, for the provider."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.button.relevance import Offer, Reason
from portal.domain.matching.category import Category
from portal.models.facility import Facility, ServedPostcode
from portal.models.filtered_request import FilteredRequest
from portal.queries.desk import of_company
from portal.values.errors import NotFound
from portal.values.geo import Point

_FACILITY, _FILTERED = Facility.__table__.c, FilteredRequest.__table__.c


@dataclass(frozen=True, slots=True)
class Placed:
    """A published facility as a request is judged by it, and where it is."""

    offer: Offer
    point: Point


@dataclass(frozen=True, slots=True)
class Filtered:
    """How many requests did not fit for one reason and kind of place."""

    reason: Reason
    kind: KindOfPlace
    times: int


@dataclass(frozen=True, slots=True)
class ButtonHouse:
    """A facility that can have the button, with what was filtered, the most frequent first."""

    id: int
    name: str
    town: str
    is_published: bool
    accepts_inquiries: bool
    filtered: tuple[Filtered, ...]


def get_placed(session: Session, *, facility_id: int, accepts_inquiries: bool) -> Placed:
    """Return what a request is judged by; whether it can be asked, the caller knows.

    Raises:
        NotFound: there is no such facility, or it is not published.
    """
    found = session.scalars(
        select(Facility)
        .where(Facility.id == facility_id, Facility.is_published)
        .options(selectinload(Facility.availabilities))
    ).one_or_none()
    if found is None:
        raise NotFound("no such facility")
    offer = Offer(
        category=Category(found.category),
        services=frozenset(found.services),
        reports=tuple(
            Report(
                kind=KindOfPlace(one.kind),
                light=Light(one.light),
                confirmed_on=one.confirmed_on,
                places=one.places,
                free_from=one.free_from,
            )
            for one in found.availabilities
        ),
        accepts_inquiries=accepts_inquiries,
        served=_named_area(session, found),
    )
    return Placed(offer, found.point)


def list_buttons(
    session: Session,
    *,
    acting: Acting,
    since: date,
    group_id: str = "",
    offset: int = 0,
    limit: int,
) -> tuple[ButtonHouse, ...]:
    """List a company's facilities by name, with what was filtered since then; two statements."""
    rows = session.execute(
        select(
            _FACILITY.id,
            _FACILITY.name,
            _FACILITY.postcode,
            _FACILITY.city,
            _FACILITY.is_published,
            _FACILITY.accepts_inquiries,
        )
        .where(
            *of_company(acting=acting, permission=Permission.FACILITIES_MANAGE, group_id=group_id)
        )
        .order_by(_FACILITY.search_name, _FACILITY.id)
        .offset(offset)
        .limit(limit)
    ).all()
    filtered = _filtered(session, [one.id for one in rows], since)
    return tuple(
        ButtonHouse(
            id=one.id,
            name=one.name,
            town=f"{one.postcode} {one.city}",
            is_published=one.is_published,
            accepts_inquiries=one.accepts_inquiries,
            filtered=tuple(filtered.get(one.id, ())),
        )
        for one in rows
    )


def _filtered(session: Session, ids: Sequence[int], since: date) -> dict[int, list[Filtered]]:
    if not ids:
        return {}
    times = func.count().label("times")
    rows = session.execute(
        select(_FILTERED.facility_id, _FILTERED.reason, _FILTERED.kind, times)
        .where(_FILTERED.facility_id.in_(ids), _FILTERED.day >= since)
        .group_by(_FILTERED.facility_id, _FILTERED.reason, _FILTERED.kind)
        .order_by(times.desc(), _FILTERED.reason, _FILTERED.kind)
    )
    found: dict[int, list[Filtered]] = {}
    for facility_id, reason, kind, number in rows:
        one = Filtered(Reason(reason), KindOfPlace(kind), number)
        found.setdefault(facility_id, []).append(one)
    return found


def _named_area(session: Session, facility: Facility) -> frozenset[str]:
    """Return the postcodes that a service named itself; none where they were derived."""
    if facility.serves_presumed_area:
        return frozenset()
    column = ServedPostcode.__table__.c
    found = select(column.postcode).where(column.facility_id == facility.id)
    return frozenset(session.scalars(found.order_by(column.postcode)))
