"""The SQL conditions of a branch leave out only the right rows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from portal.domain.availability.light import (
    CONFIRMED_DAYS,
    KNOWN_DAYS,
    UNKNOWN,
    KindOfPlace,
    Light,
    Report,
    best,
)
from portal.domain.matching import score
from portal.domain.matching.category import Category
from portal.domain.matching.score import Candidate, Wanted
from portal.domain.matching.services import Service, bits_of
from portal.domain.matching.standing import Standing
from portal.queries import nearby_statements
from portal.queries.nearby_areas import Area, Bar, Branch, bound
from portal.queries.nearby_conditions import LIGHTS
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
    statement = nearby_statements.offers(dialect=dialect, shapes=(branch.shape,))
    return session.execute(statement, bound(branches=(branch,))).all()


def wanted(**changes):
    plain = {"needed": (), "mandatory": (), "wishes": (), "kinds": frozenset()}
    return Wanted(category=Category.STATIONAER, radius_m=25_000, **(plain | changes))


class TestOffers:
    def test_need_nothing_where_nothing_is_needed(self, session):
        store(session, Directory((facility_row(id=1, service_bits=0),)))

        assert len(rows(session, Branch(wanted(), BOX, TODAY))) == 1

    def test_meet_no_group_without_services(self, session):
        store(session, Directory((facility_row(id=1, service_bits=EVERY_BIT),)))

        assert rows(session, Branch(wanted(mandatory=(frozenset(),)), BOX, TODAY)) == []

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

        found = rows(session, Branch(wanted(needed=(service,)), BOX, TODAY))

        assert [row.id for row in found] == [1]


AGES = (None, -1, 0, CONFIRMED_DAYS, CONFIRMED_DAYS + 1, KNOWN_DAYS, KNOWN_DAYS + 1)
"""Days since a report was confirmed, on both sides of each limit."""


class TestLight:
    REPORTS = tuple(
        (kind, lamp, None if age is None else TODAY - timedelta(days=age))
        for kind in (KindOfPlace.DAUERPFLEGE, KindOfPlace.KURZZEITPFLEGE)
        for lamp in Light
        for age in AGES
    )

    @pytest.mark.parametrize(
        "kinds", [frozenset(), frozenset({KindOfPlace.DAUERPFLEGE})], ids=["any kind", "one kind"]
    )
    def test_h07_is_the_one_that_the_lamp_counts_as(self, session, kinds):
        pairs = [
            (one, other)
            for one in self.REPORTS
            for other in self.REPORTS[:: len(AGES) - 2]
            if one[0] != other[0]
        ] + [(one,) for one in self.REPORTS]
        houses = tuple(facility_row(id=number) for number in range(1, len(pairs) + 2))
        reports = tuple(
            {"facility_id": number, "kind": str(kind), "light": str(lamp), "confirmed_on": on}
            for number, pair in enumerate(pairs, start=1)
            for kind, lamp, on in pair
        )
        store(session, Directory(houses, reports))

        found = {row.id: LIGHTS[row[5]] for row in rows(session, self.branch(kinds))}

        assert found.pop(len(houses)) is Light.UNBEKANNT
        assert found == {
            number: best(
                reports=[Report(*report) for report in pair], kinds=kinds, today=TODAY
            ).counts_as
            for number, pair in enumerate(pairs, start=1)
        }

    def branch(self, kinds):
        return Branch(wanted(kinds=kinds), BOX, TODAY)


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
        bar = Bar(centre=BERLIN, reach_m=25_000, most=2)

        assert sorted(row.id for row in rows(session, Branch(WANTED, BOX, TODAY, bar))) == [2, 3]


class TestBar:
    FULL = bits_of(services=(*WANTED.needed, *WANTED.wishes))

    def bar(self, *, service_bits, distance_m=5_000):
        """Return the bar of an offer of unknown light."""
        return Bar(centre=BERLIN, reach_m=25_000, last=self.last(WANTED, service_bits, distance_m))

    def last(self, search, service_bits, distance_m=5_000):
        candidate = Candidate(9, "Zum See", distance_m, service_bits, UNKNOWN)
        found = score.score(candidate=candidate, wanted=search)
        return Standing(-found.numerator, distance_m, candidate.facility_id)

    def at(self, metres):
        """Return where a facility lies that is so far to the east."""
        box = box_around(centre=BERLIN, metres=metres)
        return {"lon_micro": box.east}

    def kept(self, session, bar, *, service_bits, reports=(), metres=5_200):
        row = facility_row(id=1, service_bits=service_bits, **self.at(metres))
        store(session, Directory((row,), tuple(reports)))
        return bool(rows(session, Branch(WANTED, BOX, TODAY, bar)))

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
        row = facility_row(id=1, category="ambulant", service_bits=self.FULL, **self.at(metres))
        store(session, Directory((row,), (), ({"facility_id": 1, "postcode": "13599"},)))
        bar = Bar(centre=BERLIN, reach_m=None, last=self.last(serving, self.FULL))
        area = Area(box=None, postcodes=("13599", "13585"))

        assert bool(rows(session, Branch(serving, area, TODAY, bar))) is is_kept

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
