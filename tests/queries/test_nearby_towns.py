"""Services of towns with many postcodes are found once each, whatever becomes of them."""

from collections.abc import Callable, Iterator
from random import Random

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.models.facility import Availability, Facility, ServedPostcode
from portal.queries import nearby, nearby_counts, nearby_statements
from portal.queries.nearby_areas import Area, Branch
from tests.queries.around_berlin import find, wanted
from tests.queries.brute_force import (
    TODAY,
    Directory,
    Oracle,
    Search,
    random_directory,
    random_search,
    repeatable,
    store,
)

TOWNS = tuple(
    tuple(f"{number:05}" for number in numbers)
    for numbers in (range(10115, 10175), range(10160, 10190), range(10189, 10192), (10115,))
)
"""A big town, one that shares postcodes with it, a small one, and a single postcode."""
CODES = tuple(sorted({code for town in TOWNS for code in town}))
MODELS = (Facility, Availability, ServedPostcode)


def directory_of_towns(random: Random, size: int) -> Directory:
    """Return a random directory whose services work in whole towns and at single postcodes."""
    plain = random_directory(random, size=size)
    served = tuple(
        {"facility_id": row["id"], "postcode": code}
        for row in plain.facilities
        if row["category"] == "ambulant"
        for code in _area(random)
    )
    return Directory(plain.facilities, plain.availabilities, served)


def _area(random: Random) -> set[str]:
    towns = random.sample(TOWNS, random.choice((0, 1, 1, 2)))
    whole = {code for town in towns for code in town if random.random() < 0.8}
    return whole | set(random.sample(CODES, random.choice((0, 0, 1, 5))))


def search_of_town(random: Random) -> Search:
    """Return a search for ambulatory services of a town, sometimes with other categories."""
    plain = random_search(random, words=0.2)
    service = random_search(random, words=0.2).wanted.get(Category.AMBULANT)
    wanted_here = {**plain.wanted, Category.AMBULANT: service or wanted(Category.AMBULANT)}
    return Search(plain.centre, random.choice(TOWNS), wanted_here, plain.limit)


def stored(session: Session) -> Oracle:
    """Return the plain answers for what the database holds now."""
    tables = [
        tuple(dict(row) for row in session.execute(sa.select(model.__table__)).mappings())
        for model in MODELS
    ]
    return Oracle(Directory(*tables))


@pytest.fixture
def small_caps(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Let a small directory count as a dense one."""
    monkeypatch.setattr(nearby, "COUNT_CAP", 6)
    monkeypatch.setattr(nearby_counts, "COUNT_CAP", 6)
    monkeypatch.setattr(nearby, "SAMPLE_CAP", 30)
    return 6


class TestAgainstBruteForce:
    def test_d06_lists_what_serves_a_town_of_many_postcodes(self, session):
        random = repeatable(31)
        directory = directory_of_towns(random, 160)
        store(session, directory)
        oracle = Oracle(directory)

        for _ in range(15):
            search = search_of_town(random)
            assert find(session, search) == oracle.best(search, cap=200), search

    def test_d06_lists_it_where_much_serves_the_town(self, session, small_caps):
        random = repeatable(32)
        directory = directory_of_towns(random, 250)
        store(session, directory)
        oracle = Oracle(directory)

        for _ in range(15):
            search = search_of_town(random)
            assert find(session, search) == oracle.best(search, cap=small_caps), search

    def test_d06_is_the_same_once_the_database_knows_its_tables(self, session):
        random = repeatable(34)
        directory = directory_of_towns(random, 400)
        store(session, directory)
        session.execute(sa.text("ANALYZE"))
        oracle = Oracle(directory)

        for _ in range(12):
            search = search_of_town(random)
            assert find(session, search) == oracle.best(search, cap=200), search

    def test_d12_follows_whatever_changes(self, session, small_caps):
        random = repeatable(33)
        store(session, directory_of_towns(random, 120))

        for change in CHANGES * 2:
            change(session, random)
            oracle = stored(session)
            for _ in range(3):
                search = search_of_town(random)
                assert find(session, search) == oracle.best(search, cap=small_caps), search


def _some(session: Session, random: Random) -> list[int]:
    ids = session.scalars(sa.select(Facility.id).where(Facility.category == "ambulant")).all()
    return random.sample(list(ids), 8)


def _hide(session: Session, random: Random) -> None:
    chosen = Facility.id.in_(_some(session, random))
    session.execute(sa.update(Facility).where(chosen).values(is_published=~Facility.is_published))


def _move(session: Session, random: Random) -> None:
    chosen = Facility.id.in_(_some(session, random))
    session.execute(
        sa.update(Facility).where(chosen).values(lat_micro=52_400_000, lon_micro=13_100_000)
    )


def _serve_elsewhere(session: Session, random: Random) -> None:
    for number in _some(session, random):
        gone = ServedPostcode.facility_id == number
        session.execute(sa.delete(ServedPostcode).where(gone))
        rows = [{"facility_id": number, "postcode": code} for code in _area(random)]
        if rows:
            session.execute(sa.insert(ServedPostcode), rows)


def _offer_else(session: Session, random: Random) -> None:
    chosen = Facility.id.in_(_some(session, random))
    session.execute(sa.update(Facility).where(chosen).values(service_bits=random.getrandbits(40)))


def _report(session: Session, random: Random) -> None:
    for number in _some(session, random):
        session.execute(sa.delete(Availability).where(Availability.facility_id == number))
        report = {"facility_id": number, "kind": str(KindOfPlace.AUFNAHME), "confirmed_on": TODAY}
        light = str(random.choice(list(Light)))
        session.execute(sa.insert(Availability.__table__), [report | {"light": light}])


def _remove(session: Session, random: Random) -> None:
    session.execute(sa.delete(Facility).where(Facility.id.in_(_some(session, random))))


CHANGES: tuple[Callable[[Session, Random], None], ...] = (
    _hide, _move, _serve_elsewhere, _offer_else, _report, _remove,
)  # fmt: skip


class TestEffort:
    def test_goes_through_the_postcodes_of_a_town_once(self):
        area = Area(box=None, postcodes=TOWNS[0])
        shape = Branch(wanted(Category.AMBULANT), area, TODAY).shape
        look = nearby_statements.Look(shape, shape, shape)

        statement = nearby_statements.first_look(
            dialect="sqlite", looks=(look,), cap=200, near_cap=640
        )

        # Once for all that serves the town, and once for what is near if that is much.
        assert str(statement).count("FROM served_postcode") == 2
