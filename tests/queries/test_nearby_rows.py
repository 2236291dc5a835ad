"""Rows of the radius search become measured places in the published order."""

from portal.domain.availability.light import UNKNOWN
from portal.domain.matching import score
from portal.domain.matching.category import Category
from portal.domain.matching.score import Candidate, Wanted
from portal.domain.matching.services import Service, bits_of
from portal.queries.nearby_areas import Area, Branch
from portal.queries.nearby_rows import Reading, read_offers
from portal.values.geo import Point, box_around, distance_m
from tests.queries.brute_force import TODAY, Directory, facility_row, store
from tests.support.statements import counted

BERLIN = Point(52.52, 13.405)


def reading(category=Category.STATIONAER, *, within_m=10_000, needed=(), wishes=()):
    wanted = Wanted(
        category=category,
        needed=needed,
        mandatory=(),
        wishes=wishes,
        kinds=frozenset(),
        radius_m=10_000,
    )
    branch = Branch(wanted, Area(box=box_around(centre=BERLIN, metres=10_000)), TODAY)
    return Reading(branch=branch, within_m=within_m)


def read(session, *readings):
    found = read_offers(session, centre=BERLIN, readings=readings)
    return {category: one.places for category, one in found.items()}


class TestReadOffers:
    def test_measures_the_distance_in_metres(self, session):
        store(session, Directory((facility_row(id=1, lat_micro=52_560_000),)))

        ((_, metres, _),) = read(session, reading())[Category.STATIONAER]

        assert metres == distance_m(start=BERLIN, end=Point(52.56, 13.405))

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

        found = read_offers(session, centre=BERLIN, readings=(reading(),))

        assert found[Category.STATIONAER].read == 2

    def test_gives_each_its_published_score(self, session):
        needed = (Service.STA_VOLL, Service.STA_KURZZEIT)
        one = reading(needed=needed, wishes=(Service.SPRACHE_PL,))
        bits = bits_of(services=(Service.STA_VOLL, Service.SPRACHE_PL))
        store(session, Directory((facility_row(id=1, service_bits=bits, lat_micro=52_530_000),)))

        ((behind, metres, _),) = read(session, one)[Category.STATIONAER]

        candidate = Candidate(1, "Haus am See", metres, bits, UNKNOWN)
        expected = score.score(candidate=candidate, wanted=one.branch.wanted)
        assert -behind == expected.numerator

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
