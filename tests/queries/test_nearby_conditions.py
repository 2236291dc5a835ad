"""The SQL conditions of a branch leave out only the right rows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from portal.domain.availability.light import UNKNOWN
from portal.domain.matching import score
from portal.domain.matching.category import Category
from portal.domain.matching.score import Candidate, Wanted
from portal.domain.matching.services import Service, bits_of
from portal.queries import nearby_statements
from portal.queries.nearby_areas import Area, Bar, Branch, bound
from portal.values.geo import Point, box_around
from tests.queries.brute_force import TODAY, Directory, facility_row, store

BERLIN = Point(52.52, 13.405)
WANTED = Wanted(
    category=Category.STATIONAER,
    needed=(Service.STA_VOLL, Service.STA_KURZZEIT),
    mandatory=(),
    wishes=(Service.SPRACHE_PL,),
    kinds=frozenset(),
    radius_m=25_000,
)
BOX = Area(box=box_around(centre=BERLIN, metres=25_000))
EVERY_BIT = bits_of(services=Service)


def rows(session, branch):
    dialect = session.get_bind().dialect.name
    statement = nearby_statements.candidates(dialect=dialect, shapes=(branch.shape,))
    return session.execute(statement, bound(branches=(branch,))).all()


def wanted(**changes):
    plain = {"needed": (), "mandatory": (), "wishes": (), "kinds": frozenset()}
    return Wanted(category=Category.STATIONAER, radius_m=25_000, **(plain | changes))


class TestOffers:
    def test_need_nothing_where_nothing_is_needed(self, session):
        store(session, Directory((facility_row(id=1, service_bits=0),)))

        assert len(rows(session, Branch(wanted(), BOX))) == 1

    def test_meet_no_group_without_services(self, session):
        store(session, Directory((facility_row(id=1, service_bits=EVERY_BIT),)))

        assert rows(session, Branch(wanted(mandatory=(frozenset(),)), BOX)) == []

    @pytest.mark.parametrize("service", [Service.AMB_GRUNDPFLEGE, Service.SPRACHE_ANDERE])
    def test_are_told_apart_by_the_lowest_and_the_highest_bit(self, session, service):
        store(
            session,
            Directory(
                (
                    facility_row(id=1, service_bits=service.bit),
                    facility_row(id=2, service_bits=EVERY_BIT - service.bit),
                )
            ),
        )

        found = rows(session, Branch(wanted(needed=(service,)), BOX))

        assert [row.id for row in found] == [1]


class TestMost:
    def test_reads_those_that_promise_most(self, session):
        full = bits_of(services=WANTED.needed)
        houses = (
            facility_row(id=1, service_bits=Service.STA_VOLL.bit),
            facility_row(id=2, service_bits=full),
            facility_row(id=3, service_bits=full, lat_micro=52_600_000),
        )
        free = {"facility_id": 3, "kind": "wohnung", "light": "frei", "confirmed_on": TODAY}
        store(session, Directory(houses, (free,)))
        bar = Bar(centre=BERLIN, reach_m=25_000, today=TODAY, most=2)

        assert sorted(row.id for row in rows(session, Branch(WANTED, BOX, bar))) == [2, 3]


class TestBar:
    FULL = bits_of(services=(*WANTED.needed, *WANTED.wishes))

    def bar(self, *, service_bits, distance_m=5_000):
        """Return the bar of an offer of unknown light."""
        candidate = Candidate(9, "Zum See", distance_m, service_bits, UNKNOWN)
        (last,) = score.rank(candidates=(candidate,), wanted=WANTED)
        return Bar(centre=BERLIN, reach_m=25_000, today=TODAY, last=last)

    def at(self, metres):
        """Return where a facility lies that is so far to the east."""
        box = box_around(centre=BERLIN, metres=metres)
        return {"lon_micro": box.east}

    def kept(self, session, bar, *, service_bits, reports=(), metres=5_200):
        row = facility_row(id=1, service_bits=service_bits, **self.at(metres))
        store(session, Directory((row,), tuple(reports)))
        return bool(rows(session, Branch(WANTED, BOX, bar)))

    def report(self, **changes):
        plain = {
            "facility_id": 1,
            "kind": "dauerpflege",
            "light": "frei",
            "confirmed_on": TODAY - timedelta(days=14),
        }
        return plain | changes

    @pytest.mark.parametrize(("metres", "is_kept"), [(4_900, True), (5_200, False)])
    def test_leaves_out_what_is_only_as_good_from_farther_away(self, session, metres, is_kept):
        bar = self.bar(service_bits=self.FULL)

        assert self.kept(session, bar, service_bits=self.FULL, metres=metres) is is_kept

    @pytest.mark.parametrize(("metres", "is_kept"), [(4_900, True), (5_200, False)])
    def test_breaks_ties_by_distance_where_the_distance_does_not_count(
        self, session, metres, is_kept
    ):
        serving = replace(WANTED, category=Category.AMBULANT)
        candidate = Candidate(9, "Zum See", 5_000, self.FULL, UNKNOWN)
        (last,) = score.rank(candidates=(candidate,), wanted=serving)
        row = facility_row(id=1, category="ambulant", service_bits=self.FULL, **self.at(metres))
        store(session, Directory((row,), (), ({"facility_id": 1, "postcode": "13599"},)))
        bar = Bar(centre=BERLIN, reach_m=None, today=TODAY, last=last)
        area = Area(box=None, postcodes=("13599", "13585"))

        assert bool(rows(session, Branch(serving, area, bar))) is is_kept

    def test_keeps_what_may_surpass_it_by_its_services(self, session):
        lower = self.bar(service_bits=Service.STA_VOLL.bit)

        assert self.kept(session, lower, service_bits=self.FULL)

    @pytest.mark.parametrize(
        ("changes", "is_kept"),
        [
            ({}, True),
            ({"confirmed_on": TODAY - timedelta(days=30)}, True),
            ({"confirmed_on": TODAY - timedelta(days=31)}, False),
            ({"confirmed_on": None}, False),
            ({"kind": "kurzzeitpflege"}, True),
        ],
        ids=["free", "thirty days old", "too old", "never confirmed", "of any kind"],
    )
    def test_keeps_what_may_surpass_it_by_its_light(self, session, changes, is_kept):
        bar = self.bar(service_bits=self.FULL)

        kept = self.kept(session, bar, service_bits=self.FULL, reports=[self.report(**changes)])

        assert kept is is_kept
