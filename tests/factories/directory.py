"""Facilities around Parchim, written straight into the app's database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from flask import Flask

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of
from portal.models.data_source import DataSource
from portal.models.facility import Availability, Facility, ServedPostcode
from portal.values.geo import Point
from portal.web.extensions import db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""The instant at which tests of pages stop the clock."""
TODAY = date(2026, 3, 2)
PARCHIM = Point(53.42671, 11.84543)
KILOMETRE = 8_993
"""Millionths of a degree of latitude."""
SOURCE = {
    "name": "probe",
    "attribution": "Musterverzeichnis Probe",
    "licence": "CC BY 4.0",
    "imported_on": TODAY,
}
OWN_CODES: Mapping[Category, tuple[Service, ...]] = {
    Category.AMBULANT: (Service.AMB_GRUNDPFLEGE, Service.AMB_HAUSHALT, Service.AMB_DEMENZ),
    Category.STATIONAER: (Service.STA_VOLL, Service.STA_KURZZEIT),
    Category.TAGESPFLEGE: (Service.TAG,),
    Category.WOHNEN: (Service.WOHN_BETREUT,),
}
"""What a facility of each category offers unless a test says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    """What a facility said about one kind of place, so many days before `TODAY`."""

    kind: KindOfPlace
    light: Light = Light.FREI
    days_ago: int | None = 2
    places: int | None = None
    free_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A facility so many kilometres north of Parchim.

    Args:
        services: None for the usual codes of the category.
        served: postcodes an ambulatory service works in.
        columns: further columns of `facility`.
    """

    category: Category = Category.STATIONAER
    name: str = "Haus am See"
    kilometres: float = 2.0
    services: tuple[Service, ...] | None = None
    served: tuple[str, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    is_published: bool = True
    is_managed: bool = False
    columns: Mapping[str, object] = field(default_factory=dict)


def house_with_lamp(
    name: str,
    *,
    light: Light = Light.FREI,
    kind: KindOfPlace = KindOfPlace.DAUERPFLEGE,
    services: tuple[Service, ...] | None = None,
    days_ago: int = 2,
    free_from: date | None = None,
) -> Offer:
    """Return a nursing home near Parchim with one lamp."""
    lamp = Lamp(kind=kind, light=light, days_ago=days_ago, free_from=free_from)
    return Offer(name=name, services=services, lamps=(lamp,))


def one_of_each(*, number: int = 1) -> tuple[Offer, ...]:
    """Return so many offers of each category near Parchim; the services come to 19370."""
    return tuple(
        Offer(
            category=category,
            name=f"{category.search_label} {count}",
            kilometres=1 + count / 10,
            served=("19370",) if category is Category.AMBULANT else (),
        )
        for count in range(1, number + 1)
        for category in Category
    )


def store(app: Flask, offers: Iterable[Offer]) -> tuple[int, ...]:
    """Store the offers and return their ids, counted up from those already there."""
    with app.app_context(), db.engine.begin() as connection:
        first = 1 + (connection.scalar(sa.select(sa.func.max(Facility.id))) or 0)
        numbered = tuple(enumerate(offers, start=first))
        if first == 1:
            connection.execute(sa.insert(DataSource), [SOURCE])
        for model, rows in (
            (Facility, [_facility(number, offer) for number, offer in numbered]),
            (Availability, [row for number, offer in numbered for row in _lamps(number, offer)]),
            (ServedPostcode, [row for number, offer in numbered for row in _area(number, offer)]),
        ):
            if rows:
                connection.execute(sa.insert(model.__table__), rows)
    return tuple(number for number, _ in numbered)


def change(app: Flask, facility_id: int, **columns: object) -> None:
    """Change columns of a stored facility."""
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(
            sa.update(Facility.__table__).where(Facility.id == facility_id).values(**columns)
        )


def _facility(number: int, offer: Offer) -> dict[str, object]:
    services = OWN_CODES[offer.category] if offer.services is None else offer.services
    return {
        "id": number,
        "external_id": str(number),
        "source_name": SOURCE["name"],
        "category": str(offer.category),
        "name": offer.name,
        "traeger": "",
        "dachverband": "",
        "street": "Lindenweg",
        "house_number": "3",
        "postcode": "19370",
        "city": "Parchim",
        "district": "",
        "lat_micro": PARCHIM.lat_micro + round(offer.kilometres * KILOMETRE),
        "lon_micro": PARCHIM.lon_micro,
        "position_is_exact": True,
        "phone": "03871 12345",
        "email": "",
        "website": "",
        "capacity": None,
        "service_bits": bits_of(services=services),
        "serves_presumed_area": False,
        "accepts_inquiries": True,
        "is_published": offer.is_published,
        "is_managed": offer.is_managed,
        "source_on": None,
        "content_hash": "",
        "created_at": NOW,
        "updated_at": NOW,
    } | dict(offer.columns)


def _lamps(number: int, offer: Offer) -> Iterable[dict[str, object]]:
    for lamp in offer.lamps:
        yield {
            "facility_id": number,
            "kind": str(lamp.kind),
            "light": str(lamp.light),
            "places": lamp.places,
            "free_from": lamp.free_from,
            "confirmed_on": None
            if lamp.days_ago is None
            else TODAY - timedelta(days=lamp.days_ago),
        }


def _area(number: int, offer: Offer) -> Iterable[dict[str, object]]:
    for postcode in offer.served:
        yield {"facility_id": number, "postcode": postcode}
