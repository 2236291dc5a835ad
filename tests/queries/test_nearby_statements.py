"""The SQL of the radius search uses the index made for it and leaves out only the right rows."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.availability.light import UNKNOWN, KindOfPlace
from portal.domain.matching import score
from portal.domain.matching.category import Category
from portal.domain.matching.score import Candidate, Wanted
from portal.domain.matching.services import Service, bits_of
from portal.queries import nearby_statements as statements
from portal.queries.nearby_statements import Area, Bar
from portal.values.geo import Point, box_around, distance_m
from tests.queries.brute_force import TODAY, Directory, facility_row, store

BERLIN = Point(52.52, 13.405)
WANTED = Wanted(
    category=Category.STATIONAER,
    needed=(Service.STA_VOLL, Service.STA_KURZZEIT),
    mandatory=(),
    wishes=(Service.SPRACHE_PL,),
    kinds=frozenset({KindOfPlace.DAUERPFLEGE}),
    radius_m=25_000,
)
BOX = Area(box=box_around(BERLIN, metres=25_000))
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}


def rows(session, *, area=BOX, wanted=WANTED, bar=None):
    dialect = session.get_bind().dialect.name
    return session.execute(
        statements.candidate_rows(dialect=dialect, wanted=wanted, area=area, bar=bar)
    ).all()


def plan(session, statement):
    dialect = session.get_bind().dialect
    compiled = statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    lines = session.connection().exec_driver_sql(
        EXPLAIN[dialect.name] + str(compiled).replace("%", "%%")
    )
    return "\n".join(str(line) for line in lines)


class TestInnerBox:
    @given(
        st.floats(47.3, 55.0).map(lambda lat: round(lat, 5)),
        st.integers(1, 100_000),
    )
    def test_lies_within_the_circle(self, lat, metres):
        centre = Point(lat, 10.0)

        box = statements.inner_box(centre=centre, metres=metres)

        if box.south <= box.north and box.west <= box.east:
            corners = [(y, x) for y in (box.south, box.north) for x in (box.west, box.east)]
            assert (
                max(distance_m(centre, Point.from_micro(*corner)) for corner in corners) <= metres
            )

    def test_covers_most_of_what_can_be_covered(self):
        box = statements.inner_box(centre=BERLIN, metres=25_000)

        side_m = distance_m(
            Point.from_micro(box.south, box.west), Point.from_micro(box.north, box.west)
        )
        assert side_m > 1.39 * 25_000


class TestCandidateRows:
    def test_walks_the_tree_or_the_index(self, session):
        name = session.get_bind().dialect.name
        if name == "postgresql":
            session.execute(sa.text("SET LOCAL enable_seqscan = off"))
        statement = statements.candidate_rows(dialect=name, wanted=WANTED, area=BOX, bar=None)

        text = plan(session, statement)

        expected = {
            "sqlite": "facility_tree VIRTUAL TABLE INDEX",
            "postgresql": "ix_facility_position",
        }
        assert expected[name] in text
        assert "SCAN facility'" not in text

    def test_gives_one_row_per_light_asked_for(self, session):
        facility = facility_row(id=1, service_bits=Service.STA_VOLL.bit)
        reports = tuple(
            {"facility_id": 1, "kind": kind, "light": "frei", "confirmed_on": TODAY}
            for kind in ("dauerpflege", "kurzzeitpflege")
        )
        store(session, Directory((facility,), reports))

        assert [row.kind for row in rows(session)] == ["dauerpflege"]

    def test_gives_one_row_without_a_light(self, session):
        store(session, Directory((facility_row(id=1, service_bits=Service.STA_VOLL.bit),)))

        assert [(row.id, row.kind) for row in rows(session)] == [(1, None)]


class TestBar:
    FULL = bits_of(services=(*WANTED.needed, *WANTED.wishes))

    def bar(self, *, service_bits, beyond_m=5_000):
        """Return the bar of an offer of unknown light just beyond the ring."""
        candidate = Candidate(9, "Zum See", beyond_m + 1, service_bits, UNKNOWN)
        reached = score.score(candidate=candidate, wanted=WANTED)
        return Bar(score=reached, beyond_m=beyond_m, today=TODAY)

    def kept(self, session, bar, *, service_bits, reports=()):
        store(
            session,
            Directory((facility_row(id=1, service_bits=service_bits),), tuple(reports)),
        )
        return bool(rows(session, bar=bar))

    def report(self, **changes):
        plain = {
            "facility_id": 1,
            "kind": "dauerpflege",
            "light": "frei",
            "confirmed_on": TODAY - timedelta(days=14),
        }
        return plain | changes

    def test_leaves_out_what_can_only_reach_it(self, session):
        assert not self.kept(session, self.bar(service_bits=self.FULL), service_bits=self.FULL)

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
            ({"kind": "kurzzeitpflege"}, False),
        ],
        ids=["free", "thirty days old", "too old", "never confirmed", "of another kind"],
    )
    def test_keeps_what_may_surpass_it_by_its_light(self, session, changes, is_kept):
        bar = self.bar(service_bits=self.FULL)

        kept = self.kept(session, bar, service_bits=self.FULL, reports=[self.report(**changes)])

        assert kept is is_kept
