"""Numbers near a place: exact up to the cap, whatever the shape of the directory."""

from dataclasses import replace

import pytest

from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.domain.matching.services import Service
from portal.queries import nearby_counts
from portal.queries.nearby_counts import COUNT_CAP, Elsewhere, FirstLook, Place
from portal.values.geo import Point, box_around
from tests.queries.brute_force import TODAY, Directory, facility_row, store
from tests.support.statements import counted

PLACE = Place(centre=Point(52.52, 13.405), postcodes=("13599",))
RADIUS_M = 10_000
BOX = box_around(centre=PLACE.centre, metres=RADIUS_M)
CORNER = {"lat_micro": BOX.north - 100, "lon_micro": BOX.east - 100}
EDGE = {"lat_micro": PLACE.centre.lat_micro, "lon_micro": BOX.east - 300}
FAR = {"lat_micro": 54_000_000}


def wanted(category=Category.STATIONAER, **changes):
    plain = {"needed": (), "mandatory": (), "wishes": (), "kinds": frozenset()}
    return Wanted(category=category, **(plain | {"radius_m": RADIUS_M} | changes))


def fill(session, *groups):
    rows = [changes for count, changes in groups for _ in range(count)]
    facilities = tuple(facility_row(id=n, **changes) for n, changes in enumerate(rows, start=1))
    served = tuple(
        {"facility_id": row["id"], "postcode": "13599"}
        for row in facilities
        if row["category"] == "ambulant"
    )
    store(session, Directory(facilities, (), served))


@pytest.fixture
def much(monkeypatch):
    """Let so many offers be all that is read whole."""
    return lambda cap: monkeypatch.setattr(nearby_counts, "COUNT_CAP", cap)


def near(session, one):
    look = look_at(session, one)
    return look.total, look.near


def look_at(session, one):
    (look,) = nearby_counts.look_first(
        session,
        place=PLACE,
        wanted=(one,),
        near={one.category: 1_000},
        near_cap=5,
        today=TODAY,
    )
    return look


class TestLookFirst:
    def test_ends_at_one_more_than_the_cap_and_reads_nothing(self, session):
        fill(session, (COUNT_CAP + 30, {}))

        assert look_at(session, wanted()) == FirstLook(COUNT_CAP + 1, 5, None)

    def test_never_counts_a_corner_of_the_box(self, session, much):
        fill(session, (3, CORNER), (2, {}))
        much(1)

        assert near(session, wanted()) == (2, 2)

    def test_does_not_count_what_is_near_where_it_reads_everything(self, session):
        fill(session, (2, {}))

        assert near(session, wanted()) == (2, 0)

    def test_counts_what_it_reads_between_box_and_circle(self, session):
        fill(session, (2, CORNER), (3, EDGE), (4, {}))

        look = look_at(session, wanted())

        assert (look.total, len(look.places)) == (7, 7)

    def test_looks_at_several_searches_in_one_statement(self, session):
        fill(session, (1, {}), (2, {"category": "wohnen"}))
        searches = (wanted(Category.WOHNEN), wanted())

        with counted(session.connection()) as sent:
            looks = nearby_counts.look_first(
                session,
                place=PLACE,
                wanted=searches,
                near=dict.fromkeys(Category, 1_000),
                near_cap=5,
                today=TODAY,
            )

        assert len(sent) == 1
        assert [look.total for look in looks] == [2, 1]

    def test_counts_ambulatory_services_wherever_they_are(self, session, much):
        fill(session, (3, {"category": "ambulant"} | FAR), (1, {"category": "ambulant"}))
        much(3)

        assert near(session, wanted(Category.AMBULANT)) == (4, 1)

    def test_counts_only_what_fits(self, session, much):
        fill(session, (3, {"service_bits": Service.STA_VOLL.bit}), (4, {}))
        much(2)

        assert near(session, wanted(needed=(Service.STA_VOLL,))) == (3, 3)


class TestCountFitting:
    def test_counts_what_each_search_would_find(self, session):
        fill(session, (2, {}), (3, {"category": "ambulant"}), (1, {"category": "wohnen"} | FAR))
        around = replace(wanted(Category.AMBULANT), by_address=True)
        searches = (wanted(), around, wanted(Category.WOHNEN))

        with counted(session.connection()) as sent:
            found = nearby_counts.count_fitting(session, place=PLACE, wanted=searches)

        assert found == {Category.STATIONAER: 2, Category.AMBULANT: 3}
        assert len(sent) == 1

    def test_ends_at_the_cap(self, session):
        fill(session, (COUNT_CAP + 1, {}))

        found = nearby_counts.count_fitting(session, place=PLACE, wanted=(wanted(),))

        assert found == {Category.STATIONAER: COUNT_CAP}

    def test_asks_nothing_for_nothing(self, session):
        with counted(session.connection()) as sent:
            assert nearby_counts.count_fitting(session, place=PLACE, wanted=()) == {}

        assert sent == []


class TestCountElsewhere:
    def elsewhere(self, session, one):
        found = nearby_counts.count_elsewhere(session, place=PLACE, wanted=(one,))
        return found[one.category]

    def test_measures_what_lies_between_box_and_circle(self, session):
        fill(session, (2, CORNER), (3, EDGE), (4, {}))

        found = self.elsewhere(session, wanted(needed=(Service.STA_HOSPIZ,)))

        assert found == Elsewhere(of_kind=7, wider=0)

    @pytest.mark.parametrize(
        ("inside", "around"), [(COUNT_CAP + 1, 0), (COUNT_CAP - 1, 5), (0, COUNT_CAP + 1)]
    )
    def test_ends_at_the_cap(self, session, inside, around):
        fill(session, (inside, {}), (around, EDGE))

        found = self.elsewhere(session, wanted(needed=(Service.STA_HOSPIZ,)))

        assert found == Elsewhere(of_kind=COUNT_CAP, wider=0)

    def test_counts_services_that_serve_the_place_from_afar(self, session):
        fill(session, (2, {"category": "ambulant"} | FAR))

        found = self.elsewhere(session, wanted(Category.AMBULANT))

        assert found == Elsewhere(of_kind=2, wider=0)

    def test_answers_for_every_search_in_one_statement(self, session):
        fill(session, (1, {}), (2, {"category": "wohnen"}))
        searches = (wanted(Category.WOHNEN), wanted(radius_m=50_000), wanted(Category.AMBULANT))

        with counted(session.connection()) as sent:
            found = nearby_counts.count_elsewhere(session, place=PLACE, wanted=searches)

        assert len(sent) == 1
        assert found == {
            Category.WOHNEN: Elsewhere(of_kind=2, wider=2),
            Category.STATIONAER: Elsewhere(of_kind=1, wider=None),
            Category.AMBULANT: Elsewhere(of_kind=0, wider=0),
        }

    def test_asks_nothing_for_nothing(self, session):
        with counted(session.connection()) as sent:
            assert nearby_counts.count_elsewhere(session, place=PLACE, wanted=()) == {}

        assert sent == []


class TestEverywhere:
    def test_is_a_box_around_the_place(self):
        area = nearby_counts.everywhere(place=PLACE, wanted=wanted())

        assert (area.box, area.postcodes) == (BOX, None)

    def test_is_without_bounds_for_ambulatory_services(self):
        area = nearby_counts.everywhere(place=PLACE, wanted=wanted(Category.AMBULANT))

        assert (area.box, area.postcodes) == (None, ("13599",))
