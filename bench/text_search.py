"""Measure the search by words as the directory grows.

    python -m bench.text_search --size 35000 --size 350000

Prints p50 and p95 in milliseconds of processor time for words that few, some and very many
facilities have, typed right and wrong, near random places and in all of Germany, beside the same
search without words, and by how much the p95 grows from the first size on. Times are for reading.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bench.nearby import LIMIT, PLACES, Times, migrated, timed
from bench.nearby_directory import SYLLABLES, TODAY, fill
from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.domain.places.gazetteer import Gazetteer, load_gazetteer
from portal.domain.places.place import Place
from portal.domain.text_search.terms import read_terms
from portal.queries.anywhere import list_anywhere
from portal.queries.nearby import list_best
from portal.web.extensions import prepare_sqlite

SEARCHES = 100
RADIUS_M = 25_000
BROAD, SOME = ("Pflege", "Haus", "Diakonie"), ("Altenheim Rosenhof", "Caritas Berlin", "19370")
Search = tuple[Place, Wanted]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description="Measure the search by words.")
    parser.add_argument("--size", type=int, action="append", help="facilities (repeatable)")
    parser.add_argument("--searches", type=int, default=SEARCHES)
    options = parser.parse_args(arguments)
    gazetteer = load_gazetteer(path=PLACES)
    base: dict[str, Times] = {}
    for size in options.size or [35_000]:
        with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
            engine = sa.create_engine(migrated(Path(folder)))
            prepare_sqlite(engine)
            started = time.perf_counter()
            fill(engine, size=size, gazetteer=gazetteer)
            print(f"\n{size:,} facilities (made in {time.perf_counter() - started:.0f} s)")
            times = _measure(engine, gazetteer, options.searches)
            for name, one in times.items():
                grown = f"   growth of p95 {one.p95 / base[name].p95:5.2f}" if base else ""
                print(f"  {name:44} p50 {one.p50:8.2f} ms   p95 {one.p95:8.2f} ms{grown}")
            base = base or times
            engine.dispose()
    return 0


def _measure(engine: sa.Engine, gazetteer: Gazetteer, searches: int) -> dict[str, Times]:
    chance = Random(3)  # noqa: S311 – chooses places and words, no secret
    texts: dict[str, Callable[[], str]] = {
        "no words": str,
        "a rare name": lambda: _name(chance),
        "a rare name, one letter missing": lambda: _without_a_letter(chance, _name(chance)),
        "some have them": lambda: chance.choice(SOME),
        "very many have it": lambda: chance.choice(BROAD),
    }
    found = {}
    with Session(engine) as session:
        for label, text in texts.items():
            for category in (Category.STATIONAER, Category.AMBULANT):
                queries = [_search(chance, gazetteer, category, text()) for _ in range(searches)]
                found[f"{category}, near, {label}"] = timed(
                    queries, lambda query: _near(session, query)
                )
                if label != "no words":
                    found[f"{category}, anywhere, {label}"] = timed(
                        queries, lambda query: _anywhere(session, query)
                    )
    return found


def _name(chance: Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3))


def _without_a_letter(chance: Random, name: str) -> str:
    place = chance.randrange(1, len(name))
    return name[:place] + name[place + 1 :]


def _search(chance: Random, gazetteer: Gazetteer, category: Category, text: str) -> Search:
    place = gazetteer.by_postcode(postcode=chance.choice(gazetteer.postcodes))
    if place is None:
        raise LookupError(text)
    wanted = Wanted(category, (), (), (), frozenset(), RADIUS_M)
    return place, replace(wanted, words=read_terms(typed=text))


def _near(session: Session, query: Search) -> None:
    place, wanted = query
    list_best(
        session,
        centre=place.point,
        postcodes=place.postcodes,
        wanted={wanted.category: wanted},
        today=TODAY,
        limit=LIMIT,
    )
    session.rollback()


def _anywhere(session: Session, query: Search) -> None:
    list_anywhere(session, wanted=query[1], today=TODAY, limit=LIMIT)
    session.rollback()


if __name__ == "__main__":
    sys.exit(main())
