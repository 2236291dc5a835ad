"""Merge the public sources into the rows of the places file."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from portal.domain.places.folding import fold
from portal.domain.places.naming import short_name
from portal.domain.places.rows import Row, Settlement
from portal.values.errors import PortalError
from portal.values.geo import Point, distance_m

NEARBY_M = 40_000
"""How far a town of another list may lie from the postcode it is matched with."""

NEIGHBOURS = 5
"""How many records around a postcode that no record names decide about its Land."""

_COMPANY = re.compile(r"\b(GmbH|AG|KG|mbH|SE|e\. ?V|Versicherung\w*|Postbank|Sparkasse\w*)\b")


class NoLandKnown(PortalError):
    """Report that not a single postcode could be given its Land."""


@dataclass(frozen=True, slots=True)
class NamedPoint:
    """A place name of a postcode, its Land and its position."""

    name: str
    land: str
    point: Point


@dataclass(frozen=True, slots=True)
class City:
    """A town with its population."""

    name: str
    population: int
    point: Point


@dataclass(frozen=True, slots=True)
class _District:
    """A name of a record without the town in front of it."""

    name: str
    town: str | None
    land: str
    point: Point


def compile_rows(
    *,
    centres: Mapping[str, Point],
    names: Mapping[str, tuple[str, ...]],
    records: Mapping[str, tuple[NamedPoint, ...]],
    cities: Iterable[City],
) -> tuple[Row, ...]:
    """Return one row per postcode of `centres`, ascending.

    `centres` decides which postcodes have streets. `names` gives the municipalities of a
    postcode, `records` further names and the Land. Of several municipalities the one with
    the most inhabitants in `cities` is the main place; without a figure, the one whose record
    lies nearest to the centre; then the first of the alphabet.

    Raises:
        NoLandKnown: no record has a Land.
    """
    atlas = _Atlas(cities, records)
    return tuple(
        _row(postcode, centres[postcode], names, records, atlas) for postcode in sorted(centres)
    )


class _Atlas:
    """What the lists know about a name near a point: inhabitants and Land."""

    def __init__(
        self, cities: Iterable[City], records: Mapping[str, tuple[NamedPoint, ...]]
    ) -> None:
        self._cities: defaultdict[str, list[City]] = defaultdict(list)
        for city in cities:
            for key in {fold(text=city.name), short_name(name=city.name)}:
                self._cities[key].append(city)
        self._records: defaultdict[str, list[NamedPoint]] = defaultdict(list)
        for record in (r for found in records.values() for r in found if r.land):
            for key in {fold(text=record.name), short_name(name=record.name)}:
                self._records[key].append(record)

    def population(self, name: str, point: Point) -> int:
        """Return the inhabitants of the biggest town of that name nearby, else 0.

        A double name unknown to the list („Pausa-Mühltroff“) counts by its first half.
        """
        for key in (
            fold(text=name),
            short_name(name=name),
            fold(text=name.split("-", maxsplit=1)[0]),
        ):
            near = [c.population for c in self._cities.get(key, ()) if _is_near(c.point, point)]
            if near:
                return max(near)
        return 0

    def land(self, name: str, point: Point) -> str:
        """Return the Land of the nearest record of that name nearby, else ""."""
        near = [r for r in self._records.get(fold(text=name), ()) if _is_near(r.point, point)]
        nearest = min(
            near, key=lambda r: (distance_m(start=r.point, end=point), r.land), default=None
        )
        return nearest.land if nearest else ""

    def land_around(self, point: Point) -> str:
        """Return the Land of most of the nearest records of any name.

        Raises:
            NoLandKnown: there are no records.
        """
        everything = {r for found in self._records.values() for r in found}
        order = sorted(everything, key=lambda r: (distance_m(start=r.point, end=point), r.land))
        if not order:
            raise NoLandKnown("No record names a Land.")
        return _most_frequent(r.land for r in order[:NEIGHBOURS])


def _is_near(a: Point, b: Point) -> bool:
    return distance_m(start=a, end=b) <= NEARBY_M


def _row(
    postcode: str,
    centre: Point,
    names: Mapping[str, tuple[str, ...]],
    records: Mapping[str, tuple[NamedPoint, ...]],
    atlas: _Atlas,
) -> Row:
    towns = tuple(dict.fromkeys(_clean(name) for name in names.get(postcode, ())))
    found = [r for r in records.get(postcode, ()) if not _COMPANY.search(r.name)]
    districts = [_district(record, towns) for record in found]
    candidates = towns or tuple(d.name for d in districts)
    name = _main_place(candidates, districts, centre, atlas)
    land = _land_of(name, districts) or atlas.land(name, centre) or _majority(districts)
    main = Settlement(name, land or atlas.land_around(centre))
    return Row(
        postcode=postcode,
        main=main,
        further=_further(main, towns, districts, lambda other: atlas.land(other, centre)),
        lat_e5=round(centre.lat * 100_000),
        lon_e5=round(centre.lon * 100_000),
    )


def _clean(name: str) -> str:
    # Bilingual municipalities carry their Sorbian name behind a dash.
    return re.sub(r"\s*/\s*", "/", name.split(" - ", maxsplit=1)[0].strip())


def _district(record: NamedPoint, towns: tuple[str, ...]) -> _District:
    """Take the town off names like „Dresden Gompitz, Steinbach“."""
    name = _clean(record.name)
    for town in towns:
        rest = name.removeprefix(f"{town} ")
        if rest != name and rest[:1].isupper():
            return _District(rest.split(", ")[-1], town, record.land, record.point)
    return _District(name.split(", ", maxsplit=1)[0], None, record.land, record.point)


def _main_place(
    candidates: tuple[str, ...], districts: list[_District], centre: Point, atlas: _Atlas
) -> str:
    def rank(name: str) -> tuple[int, int, str]:
        away = [
            distance_m(start=d.point, end=centre)
            for d in districts
            if fold(text=d.name) == fold(text=name)
        ]
        return (-atlas.population(name, centre), min(away, default=NEARBY_M), name)

    return min(candidates, key=rank)


def _land_of(name: str, districts: list[_District]) -> str:
    """Return the Land that most records of that place name, "" without such a record."""
    wanted = {fold(text=name), short_name(name=name)}
    plain = [d for d in districts if d.town is None and fold(text=d.name) in wanted]
    return _majority(plain) or _majority([d for d in districts if d.town == name])


def _majority(districts: list[_District]) -> str:
    return _most_frequent(d.land for d in districts if d.land)


def _most_frequent(laender: Iterable[str]) -> str:
    counted = Counter(laender)
    return min(counted, key=lambda land: (-counted[land], land), default="")


def _further(
    main: Settlement,
    towns: tuple[str, ...],
    districts: list[_District],
    land_nearby: Callable[[str], str],
) -> tuple[Settlement, ...]:
    seen = {fold(text=main.name), short_name(name=main.name), ""}
    parts = {d.name for d in districts if d.town == main.name}
    further = []
    for name in sorted({*towns, *(d.name for d in districts)}):
        if fold(text=name) in seen or short_name(name=name) in seen:
            continue
        seen |= {fold(text=name), short_name(name=name)}
        # A part of the main place lies in its Land, whatever a single record says.
        own = "" if name in parts else _majority([d for d in districts if d.name == name])
        nearby = "" if name in parts else own or land_nearby(name)
        further.append(Settlement(name, nearby or main.land))
    return tuple(further)
