"""Read what a facility's page shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light, Report, Shown, shown
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, services_in
from portal.domain.reviews.mean import Mean
from portal.queries import facilities
from portal.queries.review_means import read_means


@dataclass(frozen=True, slots=True)
class KindShown:
    """The lamp of one kind of place."""

    kind: KindOfPlace
    lamp: Shown


@dataclass(frozen=True, slots=True)
class Profile:
    """A published facility as strangers see it.

    Args:
        served: number of postcodes it serves; 0 for all but ambulatory ones.
        source_on: day for which the source vouches; None if it does not say.
    """

    facility_id: int
    name: str
    category: Category
    traeger: str
    dachverband: str
    street_line: str
    postcode: str
    city: str
    district: str
    phone: str
    email: str
    website: str
    capacity: int | None
    services: tuple[Service, ...]
    lamps: tuple[KindShown, ...]
    served: int
    area_is_presumed: bool
    position_is_exact: bool
    is_managed: bool
    source: str
    attribution: str
    licence: str
    source_on: date | None
    reviews: Mean


def read_profile(session: Session, *, facility_id: int, today: date) -> Profile:
    """Return the profile of a published facility.

    Raises:
        NotFound: there is no such facility, or it is not published.
    """
    rows = facilities.get_published(session, facility_id=facility_id)
    facility = rows[0]
    return Profile(
        facility_id=facility.id,
        name=facility.name,
        category=Category(facility.category),
        traeger=facility.traeger,
        dachverband=facility.dachverband,
        street_line=f"{facility.street} {facility.house_number}".strip(),
        postcode=facility.postcode,
        city=facility.city,
        district=facility.district,
        phone=facility.phone,
        email=facility.email,
        website=facility.website,
        capacity=facility.capacity,
        services=services_in(bits=facility.service_bits),
        lamps=tuple(_lamp(row, today) for row in rows if row.kind is not None),
        served=facility.served,
        area_is_presumed=facility.serves_presumed_area,
        position_is_exact=facility.position_is_exact,
        is_managed=facility.is_managed,
        source=facility.source_name,
        attribution=facility.attribution,
        licence=facility.licence,
        source_on=facility.source_on,
        reviews=read_means(session, facility_id=facility.id).overall,
    )


def _lamp(row: Row[*tuple[Any, ...]], today: date) -> KindShown:
    report = Report(
        kind=KindOfPlace(row.kind),
        light=Light(row.light),
        confirmed_on=row.confirmed_on,
        places=row.places,
        free_from=row.free_from,
    )
    return KindShown(kind=report.kind, lamp=shown(report=report, today=today))
