"""Rows of the radius search become measured candidates with their lamps."""

from datetime import timedelta

from portal.domain.availability.light import UNKNOWN, KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.queries.nearby_areas import Area, Branch
from portal.queries.nearby_rows import Reading, read_candidates
from portal.values.geo import Point, box_around, distance_m
from tests.queries.brute_force import TODAY, Directory, facility_row, store
from tests.support.statements import counted

BERLIN = Point(52.52, 13.405)


def reading(category=Category.STATIONAER, *, within_m=10_000, kinds=frozenset()):
    wanted = Wanted(
        category=category, needed=(), mandatory=(), wishes=(), kinds=kinds, radius_m=10_000
    )
    branch = Branch(wanted, Area(box=box_around(centre=BERLIN, metres=10_000)))
    return Reading(branch=branch, within_m=within_m)


def read(session, *readings):
    found = read_candidates(session, centre=BERLIN, readings=readings, today=TODAY)
    return {category: one.candidates for category, one in found.items()}


class TestReadCandidates:
    def test_measures_the_distance_in_metres(self, session):
        store(session, Directory((facility_row(id=1, lat_micro=52_560_000),)))

        (candidate,) = read(session, reading())[Category.STATIONAER]

        assert candidate.distance_m == distance_m(start=BERLIN, end=Point(52.56, 13.405))

    def test_leaves_out_the_corners_of_the_box(self, session):
        box = box_around(centre=BERLIN, metres=10_000)
        corner = facility_row(id=1, lat_micro=box.north, lon_micro=box.east)
        store(session, Directory((corner,)))

        assert read(session, reading())[Category.STATIONAER] == ()
        assert len(read(session, reading(within_m=None))[Category.STATIONAER]) == 1

    def test_says_how_many_were_read(self, session):
        box = box_around(centre=BERLIN, metres=10_000)
        corner = facility_row(id=1, lat_micro=box.north, lon_micro=box.east)
        store(session, Directory((corner, facility_row(id=2))))

        found = read_candidates(session, centre=BERLIN, readings=(reading(),), today=TODAY)

        assert found[Category.STATIONAER].read == 2

    def test_takes_the_best_light_among_the_kinds_asked_for(self, session):
        reports = tuple(
            {"facility_id": 1, "kind": kind, "light": lamp, "confirmed_on": on}
            for kind, lamp, on in (
                ("dauerpflege", "belegt", TODAY),
                ("kurzzeitpflege", "frei", TODAY - timedelta(days=2)),
            )
        )
        store(session, Directory((facility_row(id=1),), reports))

        asked = reading(kinds=frozenset({KindOfPlace.DAUERPFLEGE}))
        (any_kind,) = read(session, reading())[Category.STATIONAER]
        (one_kind,) = read(session, asked)[Category.STATIONAER]

        assert (any_kind.lamp.light, any_kind.lamp.age_days) == (Light.FREI, 2)
        assert one_kind.lamp.light is Light.BELEGT

    def test_takes_a_facility_without_reports_as_unknown(self, session):
        store(session, Directory((facility_row(id=1),)))

        (candidate,) = read(session, reading())[Category.STATIONAER]

        assert candidate.lamp == UNKNOWN

    def test_reads_several_categories_in_one_statement(self, session):
        store(session, Directory((facility_row(id=1), facility_row(id=2, category="wohnen"))))

        with counted(session.connection()) as sent:
            found = read(
                session, reading(), reading(Category.WOHNEN), reading(Category.TAGESPFLEGE)
            )

        assert len(sent) == 1
        assert {category: len(some) for category, some in found.items()} == {
            Category.STATIONAER: 1,
            Category.WOHNEN: 1,
            Category.TAGESPFLEGE: 0,
        }

    def test_asks_nothing_for_nothing(self, session):
        assert read(session) == {}
