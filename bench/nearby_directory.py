"""Synthetic facilities for the radius search: dense where people live, plain random otherwise.

They go into SQLite past the ORM, so that millions of them take minutes and not hours. The
triggers of the schema stay, so that what the portal keeps beside its tables is kept as well.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of
from portal.domain.places.gazetteer import Gazetteer
from portal.domain.places.place import Place
from portal.models.facility import search_columns

TODAY = date(2026, 3, 2)
NOW = "2026-03-02 09:00:00.000000"
LARGEST_POOL = 20_000
"""So many different offers are invented at most; larger directories repeat them elsewhere."""
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
"""An ambulatory service works within one of these, chosen by its number."""
SPREAD_MICRO = 25_000
"""Facilities lie up to so many millionths of a degree from their postcode's centre."""
UNPUBLISHED_PERCENT = 3
SORTS = {
    Category.AMBULANT: ("Pflegedienst", "Sozialstation", "Häusliche Krankenpflege", "Diakonie"),
    Category.STATIONAER: ("Seniorenheim", "Haus", "Pflegezentrum", "Altenheim St."),
    Category.TAGESPFLEGE: ("Tagespflege", "Haus"),
    Category.WOHNEN: ("Seniorenwohnen", "Haus", "Residenz"),
}
SYLLABLES = (
    "ber", "lin", "mar", "sta", "hof", "wal", "den", "rin", "gal",
    "tor", "mün", "fel", "ros", "kir", "sen", "bach", "eli", "sa",
)  # fmt: skip
"""Names are made of them: some thousand different ones."""
TRAEGER = ("Diakonie", "Caritas", "AWO", "DRK", "Pro Alter", "Lebenshilfe", "")
OLDEST_REPORT_DAYS = 45

INSERT_FACILITY = """
    INSERT INTO facility (id, category, name, traeger, dachverband, street, house_number, postcode,
        city, district, lat_micro, lon_micro, position_is_exact, phone, email, website, capacity,
        service_bits, serves_presumed_area, accepts_inquiries, is_published, is_managed,
        source_name, external_id, content_hash, created_at, updated_at, search_name, search_text)
    VALUES (?, ?, ?, ?, '', '', '', ?, ?, '', ?, ?, 1, '', '', '', NULL, ?, 0, 1, ?, 0,
        'bench', ?, '', ?, ?, ?, ?)
"""
INSERT_REPORT = """
    INSERT INTO availability (facility_id, kind, light, confirmed_on) VALUES (?, ?, ?, ?)
"""
INSERT_SERVED = """
    INSERT INTO served_postcode (postcode, facility_id)
    SELECT area.postcode, facility.id
    FROM facility JOIN area
        ON area.origin = facility.postcode AND area.size = facility.id % ?
    WHERE facility.category = 'ambulant'
    ORDER BY area.postcode, facility.id
"""


@dataclass(frozen=True, slots=True)
class _Offer:
    """What an invented facility is, wherever it lies."""

    category: Category
    service_bits: int
    reports: tuple[tuple[KindOfPlace, Light, date], ...]


def fill(engine: sa.Engine, *, size: int, gazetteer: Gazetteer) -> None:
    """Insert `size` facilities with lights and served postcodes into an SQLite directory."""
    chance = Random(size)  # noqa: S311 – invented rows, no secret
    places = [gazetteer.by_postcode(postcode=code) for code in gazetteer.postcodes]
    pool = [_offer(chance) for _ in range(min(size, LARGEST_POOL))]
    chosen = [chance.choice(pool) for _ in range(size)]
    with closing(sqlite3.connect(engine.url.database or "")) as connection:
        connection.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000"
        )
        connection.execute(
            "INSERT INTO data_source (name, attribution, licence, imported_on) VALUES (?,?,?,?)",
            ("bench", "", "", TODAY.isoformat()),
        )
        with _indexes_later(connection):
            connection.executemany(
                INSERT_FACILITY, _facilities(chance, chosen, [one for one in places if one])
            )
            connection.executemany(INSERT_REPORT, _reports(chosen))
            _serve(connection, gazetteer)
        connection.commit()
        connection.executescript("ANALYZE; PRAGMA journal_mode=WAL")


@contextmanager
def _indexes_later(connection: sqlite3.Connection) -> Iterator[None]:
    """Build indexes when all rows are there instead of row by row."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        " AND tbl_name IN ('facility', 'availability', 'served_postcode')"
    ).fetchall()
    for name, _ in found:
        connection.execute(f'DROP INDEX "{name}"')
    yield
    for _, statement in found:
        connection.execute(statement)


def _offer(chance: Random) -> _Offer:
    category = chance.choices(tuple(SHARES), weights=tuple(SHARES.values()))[0]
    own = OWN[category]
    services = [own[0], *chance.sample(own, chance.randint(1, len(own) // 2))]
    return _Offer(
        category=category,
        service_bits=bits_of(services=(*services, *chance.sample(FEATURES, 2))),
        reports=tuple(
            (
                kind,
                chance.choice(tuple(Light)),
                TODAY - timedelta(days=chance.randint(0, OLDEST_REPORT_DAYS)),
            )
            for kind in KINDS[category]
        ),
    )


def _facilities(
    chance: Random, offers: list[_Offer], places: list[Place]
) -> Iterator[tuple[object, ...]]:
    for number, offer in enumerate(offers, start=1):
        place = chance.choice(places)
        said = {
            "category": str(offer.category),
            "service_bits": offer.service_bits,
            "name": _name(chance, offer.category),
            "traeger": chance.choice(TRAEGER),
            "city": place.name,
            "postcode": place.postcodes[0],
        }
        yield (
            number,
            said["category"],
            said["name"],
            said["traeger"],
            said["postcode"],
            said["city"],
            place.point.lat_micro + chance.randint(-SPREAD_MICRO, SPREAD_MICRO),
            place.point.lon_micro + chance.randint(-SPREAD_MICRO, SPREAD_MICRO),
            offer.service_bits,
            chance.randint(1, 100) > UNPUBLISHED_PERCENT,
            str(number),
            NOW,
            NOW,
            *search_columns(row=said).values(),
        )


def _name(chance: Random, category: Category) -> str:
    proper = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
    return f"{chance.choice(SORTS[category])} {proper}"


def _reports(offers: list[_Offer]) -> Iterator[tuple[object, ...]]:
    for number, offer in enumerate(offers, start=1):
        for kind, light, confirmed_on in offer.reports:
            yield (number, str(kind), str(light), confirmed_on.isoformat())


def _serve(connection: sqlite3.Connection, gazetteer: Gazetteer) -> None:
    """Let ambulatory services work around the postcode of their address."""
    connection.execute("CREATE TEMP TABLE area (origin TEXT, size INTEGER, postcode TEXT)")
    origins = connection.execute("SELECT DISTINCT postcode FROM facility").fetchall()
    connection.executemany(
        "INSERT INTO area VALUES (?, ?, ?)", _areas(gazetteer, [origin for (origin,) in origins])
    )
    connection.execute("CREATE INDEX temp.area_origin ON area (origin, size)")
    connection.execute(INSERT_SERVED, (len(AREA_RADII_M),))
    connection.execute("DROP TABLE area")


def _areas(gazetteer: Gazetteer, origins: list[str]) -> Iterator[tuple[str, int, str]]:
    for origin in origins:
        place = gazetteer.by_postcode(postcode=origin)
        if place is None:
            continue
        for size, metres in enumerate(AREA_RADII_M):
            for postcode in gazetteer.postcodes_within(point=place.point, metres=metres):
                yield (origin, size, postcode)
