"""Synthetic facilities for the radius search: dense where people live, plain random otherwise."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of
from portal.domain.places.gazetteer import Gazetteer
from portal.domain.places.place import Place
from portal.models.data_source import DataSource
from portal.models.facility import Availability, Facility, ServedPostcode

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
BATCH = 2_000
SHARES = {
    Category.AMBULANT: 45,
    Category.STATIONAER: 33,
    Category.TAGESPFLEGE: 12,
    Category.WOHNEN: 10,
}
KINDS = {
    Category.AMBULANT: (KindOfPlace.AUFNAHME,),
    Category.STATIONAER: (KindOfPlace.DAUERPFLEGE, KindOfPlace.KURZZEITPFLEGE),
    Category.TAGESPFLEGE: (KindOfPlace.TAGESPFLEGE,),
    Category.WOHNEN: (KindOfPlace.WOHNUNG,),
}
OWN = {
    category: tuple(service for service in Service if service.category is category)
    for category in Category
}
FEATURES = tuple(service for service in Service if service.category is None)
AREA_RADII_M = (6_000, 8_000, 10_000, 12_000, 15_000)
SPREAD_MICRO = 25_000
"""Facilities lie up to so many millionths of a degree from their postcode's centre."""

Rows = dict[type, list[dict[str, Any]]]


def fill(engine: sa.Engine, *, size: int, gazetteer: Gazetteer) -> None:
    """Insert `size` facilities in bulk, with lights and served postcodes."""
    numbers = iter(range(1, size + 1))
    chance = Random(size)  # noqa: S311 – invented rows, no secret
    found = (gazetteer.by_postcode(postcode=code) for code in gazetteer.postcodes)
    places = [place for place in found if place]
    areas = _Areas(gazetteer)
    source = {"name": "bench", "attribution": "", "licence": "", "imported_on": TODAY}
    with engine.begin() as connection:
        connection.execute(sa.insert(DataSource), [source])
    while batch := list(islice(numbers, BATCH)):
        rows: Rows = {Facility: [], Availability: [], ServedPostcode: []}
        for number in batch:
            _add(rows, chance, number, chance.choice(places), areas)
        with engine.begin() as connection:
            for model, some in rows.items():
                connection.execute(sa.insert(model), some)
    with engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


class _Areas:
    """The postcodes within a radius of a postcode, looked up once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, int], tuple[str, ...]] = {}

    def of(self, place: Place, metres: int) -> tuple[str, ...]:
        key = (place.key, metres)
        if key not in self._known:
            self._known[key] = self._gazetteer.postcodes_within(point=place.point, metres=metres)
        return self._known[key]


def _add(rows: Rows, chance: Random, number: int, place: Place, areas: _Areas) -> None:
    category = chance.choices(tuple(SHARES), weights=tuple(SHARES.values()))[0]
    rows[Facility].append(_facility(chance, number, place, category))
    rows[Availability] += _reports(chance, number, category)
    if category is Category.AMBULANT:
        rows[ServedPostcode] += [
            {"postcode": postcode, "facility_id": number}
            for postcode in areas.of(place, chance.choice(AREA_RADII_M))
        ]


def _facility(chance: Random, number: int, place: Place, category: Category) -> dict[str, Any]:
    own = OWN[category]
    services = [own[0], *chance.sample(own, chance.randint(1, len(own) // 2))]
    return {
        "id": number,
        "category": str(category),
        "name": f"Einrichtung {chance.randint(1, 5_000)}",
        "postcode": place.postcodes[0],
        "city": place.name,
        "lat_micro": place.point.lat_micro + chance.randint(-SPREAD_MICRO, SPREAD_MICRO),
        "lon_micro": place.point.lon_micro + chance.randint(-SPREAD_MICRO, SPREAD_MICRO),
        "service_bits": bits_of(services=(*services, *chance.sample(FEATURES, 2))),
        "is_published": chance.random() < 0.97,  # noqa: PLR2004
        "source_name": "bench",
        "external_id": str(number),
        "capacity": None,
        "source_on": None,
        "created_at": NOW,
        "updated_at": NOW,
    }


def _reports(chance: Random, number: int, category: Category) -> Iterator[dict[str, Any]]:
    for kind in KINDS[category]:
        yield {
            "facility_id": number,
            "kind": str(kind),
            "light": str(chance.choice(tuple(Light))),
            "places": None,
            "free_from": None,
            "confirmed_on": TODAY - timedelta(days=chance.randint(0, 45)),
        }
