"""Measure the radius search at several sizes of the directory, beside the nearest-20 ring.

    python -m bench.nearby --size 1000 --size 35000 --size 350000 --verify 100

Builds scratch SQLite databases with facilities around the places of Germany, asks for the best
ten of all four categories at random places, and prints p50 and p95 in milliseconds of processor
time beside the reference (the nearest twenty by an expanding ring on an R*Tree, plain SQL) of the
same run, and by how much both grow from 35,000 facilities on. `--verify N` compares N random
searches with ranking every facility. Times are for reading only; nothing here fails because it
was slow.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import flask_migrate
import sqlalchemy as sa
from sqlalchemy.orm import Session

from bench.nearby_directory import FEATURES, KINDS, OWN, TODAY, fill
from portal.config import ROOT, read_settings
from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.domain.places.gazetteer import Gazetteer, load_gazetteer
from portal.domain.places.place import Place
from portal.factory import create_app
from portal.models.facility import Availability, Facility, ServedPostcode
from portal.queries.nearby import Best, list_best
from portal.queries.nearby_counts import COUNT_CAP
from portal.values.geo import Point, box_around, distance_m
from portal.web.extensions import db, prepare_sqlite
from tests.queries.brute_force import Directory, Oracle, Search

PLACES = ROOT / "portal/content/orte/orte.csv"
SEARCHES = 300
LIMIT = 10
BASE_SIZE = 35_000
"""Growth is counted from the first directory of at least this size, about that of Germany."""
NEAREST = 20
RADII_M = (5_000, 10_000, 25_000, 50_000)
FIRST_RING_M, LAST_RING_M = 1_000, 64_000
REFERENCE_SQL = """
    SELECT f.id, f.name, f.lat_micro, f.lon_micro, f.service_bits
    FROM bench_tree AS t JOIN facility AS f ON f.id = t.facility_id
    WHERE t.south >= ? AND t.north <= ? AND t.west >= ? AND t.east <= ?
"""
REFERENCE_TREE = (
    "CREATE VIRTUAL TABLE bench_tree USING rtree_i32 (facility_id, south, north, west, east)",
    """
    INSERT INTO bench_tree SELECT id, lat_micro, lat_micro, lon_micro, lon_micro
    FROM facility WHERE is_published ORDER BY strip, lon_micro
    """,
)
"""The reference is a ring on an R*Tree of its own, as nothing in the portal keeps one."""


@dataclass(frozen=True, slots=True)
class Query:
    """The arguments of one search."""

    place: Place
    wanted: dict[Category, Wanted]


@dataclass(frozen=True, slots=True)
class Times:
    """Percentiles in milliseconds."""

    p50: float
    p95: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; return 1 if a verified search differs from ranking everything."""
    parser = argparse.ArgumentParser(description="Measure the radius search.")
    parser.add_argument("--size", type=int, action="append", help="facilities (repeatable)")
    parser.add_argument("--searches", type=int, default=SEARCHES)
    parser.add_argument("--verify", type=int, default=0, metavar="N")
    options = parser.parse_args(arguments)
    gazetteer = load_gazetteer(path=PLACES)
    base: dict[str, Times] = {}
    wrong = 0
    for size in options.size or [1_000, 35_000]:
        with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
            url = migrated(Path(folder))
            engine = sa.create_engine(url)
            prepare_sqlite(engine)
            started = time.perf_counter()
            fill(engine, size=size, gazetteer=gazetteer)
            _plant_reference(engine)
            print(f"\n{size:,} facilities (made in {time.perf_counter() - started:.0f} s)")
            times = _measure(engine, gazetteer, options.searches, base)
            base = base or (times if size >= BASE_SIZE else {})
            wrong += _verify(engine, gazetteer, options.verify)
            engine.dispose()
    return 1 if wrong else 0


def migrated(folder: Path) -> str:
    """Make an empty portal database in a folder and return its address."""
    settings = read_settings(environ={"ENVIRONMENT": "test", "INSTANCE_DIR": str(folder)})
    app = create_app(settings=settings)
    with app.app_context():
        flask_migrate.upgrade()
        db.session.remove()
        db.engine.dispose()
    return settings.sqlalchemy_url


def _plant_reference(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        for statement in REFERENCE_TREE:
            connection.exec_driver_sql(statement)


def _measure(
    engine: sa.Engine, gazetteer: Gazetteer, searches: int, base: dict[str, Times]
) -> dict[str, Times]:
    chance = Random(20)  # noqa: S311 – chooses places, no secret
    queries = [_query(chance, gazetteer, radius_m=25_000) for _ in range(searches)]
    single = [_one_category(query) for query in queries]
    path = engine.url.database or ""
    with Session(engine) as session, sqlite3.connect(path) as plain:
        times = {
            "nearest 20 (reference)": timed(queries, lambda query: _nearest(plain, query)),
            "best 10 of four categories": timed(queries, lambda query: _best(session, query)),
            "best 10 of one category": timed(single, lambda query: _best(session, query)),
        }
    reference = times["nearest 20 (reference)"]
    for name, one in times.items():
        line = f"  {name:28} p50 {one.p50:8.2f} ms   p95 {one.p95:8.2f} ms"
        line += f"   x reference {one.p95 / reference.p95:6.1f}"
        if name in base:
            line += f"   growth of p95 {one.p95 / base[name].p95:5.2f}"
        print(line, flush=True)
    return times


def timed(queries: Sequence[Any], search: Callable[[Any], object]) -> Times:
    """Return how long the search takes, measured in processor time after twenty to warm up."""
    for query in queries[:20]:
        search(query)
    durations = []
    for query in queries:
        started = time.process_time()
        search(query)
        durations.append((time.process_time() - started) * 1_000)
    durations.sort()
    return Times(durations[len(durations) // 2], durations[len(durations) * 95 // 100])


def _best(session: Session, query: Query) -> dict[Category, Best]:
    best = list_best(
        session,
        centre=query.place.point,
        postcodes=query.place.postcodes,
        wanted=query.wanted,
        today=TODAY,
        limit=LIMIT,
    )
    session.rollback()
    return dict(best)


def _nearest(connection: sqlite3.Connection, query: Query) -> list[tuple[int, int]]:
    centre, ring_m = query.place.point, FIRST_RING_M
    while True:
        box = box_around(centre=centre, metres=ring_m)
        found = sorted(
            (away_m, row[0])
            for row in connection.execute(REFERENCE_SQL, (box.south, box.north, box.west, box.east))
            if (away_m := distance_m(start=centre, end=Point.from_micro(row[2], row[3]))) <= ring_m
        )
        if len(found) >= NEAREST or ring_m >= LAST_RING_M:
            return found[:NEAREST]
        ring_m *= 2


def _query(chance: Random, gazetteer: Gazetteer, *, radius_m: int) -> Query:
    postcode = chance.choice(gazetteer.postcodes)
    place = gazetteer.by_postcode(postcode=postcode)
    if place is None:
        raise LookupError(postcode)
    wanted = {category: _wanted(chance, category, radius_m) for category in Category}
    return Query(place=place, wanted=wanted)


def _wanted(chance: Random, category: Category, radius_m: int) -> Wanted:
    own = OWN[category]
    needed = tuple(chance.sample(own[:6], chance.randint(1, min(4, len(own)))))
    return Wanted(
        category=category,
        needed=needed,
        mandatory=(frozenset(needed[:1]),) if chance.random() < 0.3 else (),  # noqa: PLR2004 – three of ten
        wishes=tuple(chance.sample(FEATURES, chance.choice((0, 0, 1, 2)))),
        kinds=frozenset(KINDS[category][:1]),
        radius_m=radius_m,
    )


def _one_category(query: Query) -> Query:
    category = Category.STATIONAER
    return Query(place=query.place, wanted={category: query.wanted[category]})


def _verify(engine: sa.Engine, gazetteer: Gazetteer, count: int) -> int:
    if not count:
        return 0
    oracle = _oracle(engine)
    chance = Random(count)  # noqa: S311 – chooses places, no secret
    wrong = 0
    with Session(engine) as session:
        for _ in range(count):
            query = _query(chance, gazetteer, radius_m=chance.choice(RADII_M))
            search = Search(query.place.point, query.place.postcodes, query.wanted, LIMIT)
            wrong += _best(session, query) != oracle.best(search, cap=COUNT_CAP, today=TODAY)
    print(f"  {count - wrong:,} of {count:,} searches identical with ranking every facility")
    return wrong


def _oracle(engine: sa.Engine) -> Oracle:
    with engine.connect() as connection:
        tables = [
            tuple(dict(row) for row in connection.execute(sa.select(model.__table__)).mappings())
            for model in (Facility, Availability, ServedPostcode)
        ]
    return Oracle(Directory(*tables))


if __name__ == "__main__":
    sys.exit(main())
