"""Random directories, random searches and the slow, plain answer to compare with."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.availability import light
from portal.domain.availability.light import FreePlace, KindOfPlace, Light, Report, free_place
from portal.domain.matching import score
from portal.domain.matching.category import Category
from portal.domain.matching.score import Candidate, Wanted
from portal.domain.matching.services import Service, bits_of
from portal.domain.text_search.terms import read_terms
from portal.models.data_source import DataSource
from portal.models.facility import Availability, Facility, ServedPostcode
from portal.queries.nearby import Best
from portal.values.geo import Point, distance_m
from tests.queries.words_by_force import has_words

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WIDER_M = 50_000
FEATURES = tuple(service for service in Service if service.category is None)
OWN = {
    category: tuple(service for service in Service if service.category is category)
    for category in Category
}
TOWNS = (Point(52.52, 13.405), Point(52.40, 13.07), Point(52.75, 13.24))
POSTCODES = ("13599", "13585", "14467", "16515")
NAMES = (
    "Abendsonne",
    "abendsonne",
    "Ährenhof",
    "Haus",
    "Zum See",
    "Haus Abendstern",
    "Bärenhof",
    "Abendsonne2",
)
TYPED = (
    "Abend",
    "Abendsone",
    "Haus",
    "aehrenhof",
    "hrenhof",
    "berlin see",
    "zum",
    "Altenheim",
    "1359",
)


def repeatable(seed: int) -> Random:
    """Return a source of random numbers that repeats itself."""
    return Random(seed)  # noqa: S311 – test data, no secret


def facility_row(**changes: Any) -> dict[str, Any]:
    """Return a published facility as a row for a bulk insert."""
    row = {
        "category": "stationaer",
        "name": "Haus am See",
        "traeger": "",
        "dachverband": "",
        "street": "",
        "house_number": "",
        "postcode": "13599",
        "city": "Berlin",
        "district": "",
        "lat_micro": 52_520_000,
        "lon_micro": 13_405_000,
        "position_is_exact": True,
        "phone": "",
        "email": "",
        "website": "",
        "capacity": None,
        "service_bits": 0,
        "serves_presumed_area": False,
        "accepts_inquiries": True,
        "is_published": True,
        "is_managed": False,
        "source_name": "probe",
        "source_on": None,
        "content_hash": "",
        "created_at": NOW,
        "updated_at": NOW,
    }
    return row | changes


@dataclass(frozen=True, slots=True)
class Directory:
    """The rows of a directory by table."""

    facilities: tuple[dict[str, Any], ...]
    availabilities: tuple[dict[str, Any], ...] = ()
    served: tuple[dict[str, Any], ...] = ()


def store(session: Session, directory: Directory) -> None:
    """Insert the rows in bulk."""
    source = {"name": "probe", "attribution": "", "licence": "", "imported_on": TODAY}
    session.execute(sa.insert(DataSource), [source])
    numbered = [{"external_id": str(row["id"])} | row for row in directory.facilities]
    for model, rows in (
        (Facility, numbered),
        (Availability, directory.availabilities),
        (ServedPostcode, directory.served),
    ):
        if rows:
            session.execute(sa.insert(model.__table__), list(rows))


def random_directory(random: Random, *, size: int) -> Directory:
    """Return facilities clustered around three towns, with many ties on purpose."""
    facilities, availabilities, served = [], [], []
    for facility_id in range(1, size + 1):
        category = random.choice(list(Category))
        facilities.append(_random_facility(random, facility_id, category))
        availabilities += [
            _random_report(random, facility_id, kind)
            for kind in random.sample(list(KindOfPlace), random.choice((0, 1, 1, 2, 4)))
        ]
        if category is Category.AMBULANT:
            served += [
                {"facility_id": facility_id, "postcode": postcode}
                for postcode in random.sample(POSTCODES, random.randint(0, 3))
            ]
    return Directory(tuple(facilities), tuple(availabilities), tuple(served))


def _random_facility(random: Random, facility_id: int, category: Category) -> dict[str, Any]:
    town = random.choice(TOWNS)
    spread = random.choice((0, 2_000, 40_000, 200_000, 700_000))
    offered = random.sample(OWN[category], random.randint(0, min(5, len(OWN[category]))))
    return facility_row(
        id=facility_id,
        category=str(category),
        name=random.choice(NAMES),
        lat_micro=town.lat_micro + random.randint(-spread, spread) * 6 // 10,
        lon_micro=town.lon_micro + random.randint(-spread, spread),
        service_bits=bits_of(services=(*offered, *random.sample(FEATURES, random.randint(0, 3)))),
        is_published=random.random() < 0.9,
        is_managed=random.random() < 0.5,
    )


def _random_report(random: Random, facility_id: int, kind: KindOfPlace) -> dict[str, Any]:
    age = random.choice((None, -1, 0, 3, 14, 15, 29, 30, 31, 90))
    return {
        "facility_id": facility_id,
        "kind": str(kind),
        "light": str(random.choice(list(Light))),
        "places": random.choice((None, 0, 2)),
        "free_from": random.choice((None, None, TODAY, TODAY + timedelta(days=40))),
        "confirmed_on": None if age is None else TODAY - timedelta(days=age),
    }


@dataclass(frozen=True, slots=True)
class Search:
    """The arguments of `list_best`."""

    centre: Point
    postcodes: tuple[str, ...]
    wanted: Mapping[Category, Wanted]
    limit: int


def random_search(random: Random, *, words: float = 0.3) -> Search:
    """Return a search that mixes radii, needs, mandatory groups, wishes, kinds and words.

    `words` is the probability that a category must have some.
    """
    town = random.choice(TOWNS)
    centre = Point(
        round(town.lat + random.uniform(-0.3, 0.3), 5),
        round(town.lon + random.uniform(-0.5, 0.5), 5),
    )
    categories = random.sample(list(Category), random.randint(1, 4))
    return Search(
        centre=random.choice((centre, town)),
        postcodes=tuple(random.sample(POSTCODES, random.randint(1, 3))),
        wanted={category: _random_wanted(random, category, words) for category in categories},
        limit=random.choice((1, 3, 10, 10, 200)),
    )


def _random_wanted(random: Random, category: Category, words: float) -> Wanted:
    own = OWN[category]
    groups = [frozenset(random.sample(own, random.randint(1, 2))) for _ in range(2)]
    return Wanted(
        category=category,
        needed=tuple(random.sample(own, random.randint(0, 2))),
        mandatory=tuple(groups[: random.choice((0, 0, 1, 2))]),
        wishes=tuple(random.sample(FEATURES, random.choice((0, 0, 1, 3)))),
        kinds=frozenset(random.sample(list(KindOfPlace), random.choice((0, 0, 1, 2)))),
        radius_m=random.choice((700, 5_000, 10_000, 25_000, 50_000)),
        free=random.choice((None, None, None, free_place(today=TODAY), _soon(random))),
        words=read_terms(typed=random.choice(TYPED)) if random.random() < words else (),
    )


def _soon(random: Random) -> FreePlace:
    return free_place(today=TODAY, by=TODAY + timedelta(days=random.choice((0, 39, 40))))


class Oracle:
    """Ranks every facility of a directory."""

    def __init__(self, directory: Directory) -> None:
        self._facilities = [row for row in directory.facilities if row["is_published"]]
        self._reports: dict[int, list[Report]] = defaultdict(list)
        for row in directory.availabilities:
            report = Report(
                kind=KindOfPlace(row["kind"]),
                light=Light(row["light"]),
                confirmed_on=row["confirmed_on"],
                places=row["places"],
                free_from=row["free_from"],
            )
            self._reports[row["facility_id"]].append(report)
        self._served: dict[int, set[str]] = defaultdict(set)
        for row in directory.served:
            self._served[row["facility_id"]].add(row["postcode"])

    def best(self, search: Search, *, cap: int, today: date = TODAY) -> dict[Category, Best]:
        """Return what `list_best` must return."""
        return {
            category: self._best(search, wanted, cap, today)
            for category, wanted in search.wanted.items()
        }

    def _best(self, search: Search, wanted: Wanted, cap: int, today: date) -> Best:
        kind = [
            (
                distance_m(
                    start=search.centre, end=Point.from_micro(row["lat_micro"], row["lon_micro"])
                ),
                row,
            )
            for row in self._facilities
            if row["category"] == wanted.category
        ]
        fitting = [
            pair
            for pair in kind
            if score.fits(wanted=wanted, service_bits=pair[1]["service_bits"])
            and self._is_free(pair[1], wanted)
            and has_words(pair[1], wanted.words)
        ]
        here = [pair for pair in kind if self._is_here(pair, search, wanted)]
        candidates = [
            self._candidate(pair, wanted, today)
            for pair in fitting
            if self._is_here(pair, search, wanted)
        ]
        ranked = score.rank(candidates=candidates, wanted=wanted)
        total = min(cap, len(ranked))
        may_widen = wanted.comes_home or wanted.radius_m < WIDER_M
        wider = min(cap, sum(away_m <= WIDER_M for away_m, _ in fitting))
        return Best(
            hits=ranked[: search.limit],
            total=total,
            total_is_capped=len(ranked) > cap,
            of_kind=total if ranked else min(cap, len(here)),
            wider=wider if may_widen and not ranked else None,
        )

    def _is_here(self, pair: tuple[int, dict[str, Any]], search: Search, wanted: Wanted) -> bool:
        away_m, row = pair
        if wanted.comes_home:
            return bool(self._served[row["id"]] & set(search.postcodes))
        return away_m <= wanted.radius_m

    def _is_free(self, row: dict[str, Any], wanted: Wanted) -> bool:
        free = wanted.free
        return free is None or any(
            report.light is Light.FREI
            and report.confirmed_on is not None
            and report.confirmed_on >= free.confirmed_since
            and (not wanted.kinds or report.kind in wanted.kinds)
            and (free.by is None or report.free_from is None or report.free_from <= free.by)
            for report in self._reports[row["id"]]
        )

    def _candidate(
        self, pair: tuple[int, dict[str, Any]], wanted: Wanted, today: date
    ) -> Candidate:
        away_m, row = pair
        lamp = light.best(reports=self._reports[row["id"]], kinds=wanted.kinds, today=today)
        return Candidate(row["id"], row["name"], away_m, row["service_bits"], lamp)
