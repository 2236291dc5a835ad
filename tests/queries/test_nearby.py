"""The best offers near a place are those that ranking everything would give."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import Light
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of
from portal.models.facility import Availability, Facility
from portal.queries import nearby, nearby_counts
from tests.queries.around_berlin import (
    BERLIN,
    find,
    houses,
    ids,
    near_berlin,
    north,
    wanted,
)
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
from tests.support.statements import counted


@pytest.fixture
def small_caps(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Let a small directory count as a dense one."""
    monkeypatch.setattr(nearby, "COUNT_CAP", 6)
    monkeypatch.setattr(nearby_counts, "COUNT_CAP", 6)
    monkeypatch.setattr(nearby, "SAMPLE_CAP", 30)
    return 6


class TestAgainstBruteForce:
    @pytest.mark.parametrize("seed", range(4))
    def test_is_the_same_in_directories_that_count_as_dense(self, session, small_caps, seed):
        random = repeatable(seed)
        directory = random_directory(random, size=150 + 100 * seed)
        store(session, directory)
        oracle = Oracle(directory)

        for _ in range(12):
            search = random_search(random)
            assert find(session, search) == oracle.best(search, cap=small_caps), search

    @pytest.mark.parametrize("size", [1, 40])
    def test_is_the_same_in_sparse_directories(self, session, size):
        random = repeatable(size)
        directory = random_directory(random, size=size)
        store(session, directory)
        oracle = Oracle(directory)

        for _ in range(10):
            search = random_search(random)
            assert find(session, search) == oracle.best(search, cap=200), search

    def test_x22_is_the_same_where_services_are_found_by_address(self, session, small_caps):
        random = repeatable(5)
        directory = random_directory(random, size=200)
        store(session, directory)
        oracle = Oracle(directory)

        for _ in range(12):
            search = random_search(random)
            around = {
                category: replace(one, by_address=True) for category, one in search.wanted.items()
            }
            search = replace(search, wanted=around)
            assert find(session, search) == oracle.best(search, cap=small_caps), search

    def test_is_the_same_where_numbers_pass_two_hundred(self, session):
        random = repeatable(7)
        directory = random_directory(random, size=2_400)
        store(session, directory)
        oracle = Oracle(directory)

        for _ in range(8):
            search = random_search(random)
            assert find(session, search) == oracle.best(search, cap=200), search


class TestWhatIsListed:
    def test_c09_leaves_out_what_is_not_published(self, session):
        store(session, houses({}, {"is_published": False}))

        assert ids(near_berlin(session)) == [1]

    def test_c09_leaves_out_what_does_not_fit(self, session):
        store(
            session,
            houses(
                {"service_bits": Service.STA_VOLL.bit},
                {"service_bits": Service.STA_KURZZEIT.bit},
                {"service_bits": Service.STA_VOLL.bit, "category": "wohnen"},
            ),
        )

        assert ids(near_berlin(session, wanted(needed=(Service.STA_VOLL,)))) == [1]

    def test_c09_asks_for_every_mandatory_group(self, session):
        both = bits_of(services=(Service.TAG, Service.NACHT))
        rows = ({"service_bits": both}, {"service_bits": Service.TAG.bit})
        store(session, houses(*(row | {"category": "tagespflege"} for row in rows)))
        groups = (frozenset({Service.TAG}), frozenset({Service.NACHT}))

        best = near_berlin(session, wanted(Category.TAGESPFLEGE, mandatory=groups))

        assert ids(best) == [1]

    @pytest.mark.parametrize(("radius_m", "found"), [(5_000, [1]), (50_000, [1, 2])])
    def test_d05_respects_the_radius(self, session, radius_m, found):
        store(
            session,
            houses(
                {"lat_micro": north(4.9)}, {"lat_micro": north(49.9)}, {"lat_micro": north(50.2)}
            ),
        )

        assert ids(near_berlin(session, wanted(radius_m=radius_m))) == found

    def test_d06_finds_ambulatory_services_by_the_postcodes_they_serve(self, session):
        directory = houses(
            {"category": "ambulant", "lat_micro": north(120)},
            {"category": "ambulant", "postcode": "13599"},
        )
        served = (
            {"facility_id": 1, "postcode": "13599"},
            {"facility_id": 2, "postcode": "14467"},
        )
        store(session, Directory(directory.facilities, (), served))

        assert ids(near_berlin(session, wanted(Category.AMBULANT))) == [1]

    def test_d06_lists_a_service_once_that_serves_several_of_the_postcodes(self, session):
        directory = houses({"category": "ambulant"})
        served = tuple({"facility_id": 1, "postcode": code} for code in ("13599", "14467"))
        store(session, Directory(directory.facilities, (), served))

        best = near_berlin(session, wanted(Category.AMBULANT), postcodes=("13599", "14467"))

        assert (ids(best), best.total) == ([1], 1)

    def test_finds_no_ambulatory_service_for_no_postcode(self, session):
        store(session, houses({"category": "ambulant"}))

        assert near_berlin(session, wanted(Category.AMBULANT), postcodes=()).hits == ()

    def test_asks_nothing_where_nothing_is_wanted(self, session):
        search = Search(centre=BERLIN, postcodes=(), wanted={}, limit=10)

        with counted(session.connection()) as sent:
            assert find(session, search) == {}

        assert sent == []


class TestNeutrality:
    @pytest.fixture
    def order(self, session):
        random = repeatable(16)
        store(session, random_directory(random, size=300))
        searches = [random_search(random) for _ in range(20)]
        return lambda: repr([find(session, search) for search in searches])

    def test_d09_gives_the_same_order_whoever_keeps_the_profile(self, session, order):
        before = order()

        session.execute(sa.update(Facility).values(is_managed=~Facility.is_managed))

        assert order() == before

    def test_c16_sees_none_of_what_a_provider_may_add(self, session, order):
        before = order()

        session.execute(
            sa.update(Facility)
            .where(Facility.is_managed)
            .values(website="https://example.org", phone="030 1", capacity=90, traeger="Träger")
        )

        assert order() == before

    def test_c17_lists_profiles_that_nobody_keeps(self, session):
        store(session, houses({"is_managed": False}, {"is_managed": True}))

        assert ids(near_berlin(session)) == [1, 2]


class TestEmptyCategory:
    def test_c11_says_that_there_is_nothing_of_the_kind(self, session):
        store(session, houses({"lat_micro": north(26)}))

        best = near_berlin(session)

        assert (best.hits, best.total, best.of_kind, best.wider) == ((), 0, 0, 1)

    def test_c11_says_that_there_are_some_but_none_fits(self, session):
        store(session, houses({}, {"lat_micro": north(24.9)}, {"is_published": False}))

        best = near_berlin(session, wanted(needed=(Service.STA_HOSPIZ,)))

        assert (best.total, best.of_kind, best.wider) == (0, 2, 0)

    def test_x22_promises_nothing_wider_than_the_largest_radius(self, session):
        assert near_berlin(session, wanted(radius_m=50_000)).wider is None

    def test_x22_counts_ambulatory_services_around_that_serve_elsewhere(self, session):
        rows = ({"lat_micro": north(49)}, {"lat_micro": north(51)})
        store(session, houses(*(row | {"category": "ambulant"} for row in rows)))

        best = near_berlin(session, wanted(Category.AMBULANT, radius_m=50_000))

        assert (best.of_kind, best.wider) == (0, 1)


class TestDirectoryThatChanges:
    @pytest.mark.parametrize(
        "change",
        [
            {"is_published": False},
            {"lat_micro": north(30)},
            {"lon_micro": BERLIN.lon_micro + 900_000},
            {"category": "wohnen"},
        ],
        ids=lambda change: next(iter(change)),
    )
    def test_d12_follows_every_change_and_back(self, session, change):
        row = houses({}).facilities[0]
        store(session, houses({}))

        session.execute(sa.update(Facility).values(**change))
        away = ids(near_berlin(session))
        session.execute(sa.update(Facility).values(**{name: row[name] for name in change}))

        assert (away, ids(near_berlin(session))) == ([], [1])

    def test_forgets_what_is_deleted(self, session):
        store(session, houses({}))

        session.execute(sa.delete(Facility))

        assert near_berlin(session).hits == ()

    def test_h07_follows_the_light(self, session):
        store(session, houses({}, {}))
        report = {"facility_id": 2, "kind": "dauerpflege", "light": "frei", "confirmed_on": TODAY}

        session.execute(sa.insert(Availability.__table__), [report])
        best = near_berlin(session)

        assert ids(best) == [2, 1]
        assert best.hits[0].candidate.lamp.light is Light.FREI
