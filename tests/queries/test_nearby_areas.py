"""What a branch of the radius search binds, and on what its SQL depends."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted, upper_bound
from portal.domain.matching.services import Service
from portal.queries import nearby_areas
from portal.queries.nearby_areas import ANYTHING, Area, Bar, Branch, Shape
from portal.values.geo import Point, box_around, distance_m
from tests.queries.brute_force import TODAY

BERLIN = Point(52.52, 13.405)
BOX = Area(box=box_around(centre=BERLIN, metres=25_000))
WANTED = Wanted(
    category=Category.STATIONAER,
    needed=(Service.STA_VOLL, Service.STA_KURZZEIT),
    mandatory=(),
    wishes=(Service.SPRACHE_PL,),
    kinds=frozenset(),
    radius_m=25_000,
)
BAR = Bar(
    score=upper_bound(wanted=WANTED, beyond_m=0),
    centre=BERLIN,
    beyond_m=5_000,
    reach_m=20_000,
    today=TODAY,
)


class TestInnerBox:
    @given(
        st.floats(47.3, 55.0).map(lambda lat: round(lat, 5)),
        st.integers(1, 100_000),
    )
    def test_lies_within_the_circle(self, lat, metres):
        centre = Point(lat, 10.0)

        box = nearby_areas.inner_box(centre=centre, metres=metres)

        corners = [
            Point.from_micro(lat_micro, lon_micro)
            for lat_micro in (box.south, box.north)
            for lon_micro in (box.west, box.east)
            if box.south <= box.north and box.west <= box.east
        ]
        assert all(distance_m(start=centre, end=corner) <= metres for corner in corners)

    def test_covers_most_of_what_can_be_covered(self):
        box = nearby_areas.inner_box(centre=BERLIN, metres=25_000)

        side_m = distance_m(
            start=Point.from_micro(box.south, box.west), end=Point.from_micro(box.north, box.west)
        )
        assert side_m > 1.39 * 25_000


class TestBranch:
    def test_has_the_same_shape_whatever_is_needed(self):
        other = replace(WANTED, needed=(), wishes=(), radius_m=5_000)
        group = replace(WANTED, mandatory=(frozenset({Service.STA_VOLL}),))

        shapes = {Branch(one, BOX).shape for one in (WANTED, other, group)}

        assert shapes == {Shape(Category.STATIONAER, has_box=True, serves=False, groups=1, terms=0)}

    @pytest.mark.parametrize(("needs", "terms"), [(0, 4), (1, 4), (3, 4), (4, 8)])
    def test_compares_with_the_bar_in_whole_steps(self, needs, terms):
        one = replace(WANTED, needed=tuple(Service)[:needs])

        assert Branch(one, BOX, BAR).shape.terms == terms

    def test_compares_with_the_bar_where_nothing_is_needed_or_wished(self):
        one = replace(WANTED, needed=(), wishes=())

        assert Branch(one, BOX, BAR).shape.terms == 4

    def test_binds_a_mask_that_everything_meets_where_nothing_is_asked(self):
        values = Branch(replace(WANTED, needed=()), BOX).values()

        assert (values["needed"], values["group_0"]) == (ANYTHING, ANYTHING)

    def test_binds_a_mask_that_nothing_meets_for_a_group_without_services(self):
        values = Branch(replace(WANTED, mandatory=(frozenset(),)), BOX).values()

        assert values["group_0"] == 0

    def test_binds_postcodes_and_no_box_for_everywhere(self):
        values = Branch(WANTED, Area(box=None, postcodes=("13599",))).values()

        assert values["postcodes"] == ("13599",)
        assert "south" not in values

    def test_binds_every_term_of_the_bar(self):
        values = Branch(WANTED, BOX, BAR).values()

        bits = [values[f"bit_{number}"] for number in range(4)]
        assert bits == [
            Service.STA_VOLL.bit,
            Service.STA_KURZZEIT.bit,
            Service.SPRACHE_PL.bit,
            0,
        ]

    @given(
        st.floats(47.3, 55.0).map(lambda lat: round(lat, 5)),
        st.integers(1_000, 50_000),
        st.integers(-500_000, 500_000),
        st.integers(-800_000, 800_000),
    )
    def test_never_takes_a_facility_for_farther_than_it_is(self, lat, reach_m, north, east):
        bar = replace(BAR, centre=Point(lat, 10.0), reach_m=reach_m)
        there = Point.from_micro(bar.centre.lat_micro + north, bar.centre.lon_micro + east)
        away_m = distance_m(start=bar.centre, end=there)
        assume(away_m <= reach_m)

        values = Branch(WANTED, BOX, bar).values()

        assert abs(north) * reach_m // values["half_lat"] <= away_m
        assert abs(east) * reach_m // values["half_lon"] <= away_m

    def test_binds_no_distance_where_it_does_not_count(self):
        values = Branch(WANTED, BOX, replace(BAR, reach_m=None)).values()

        assert "per_metre" not in values


class TestOfKind:
    def test_asks_for_no_service(self):
        group = replace(WANTED, mandatory=(frozenset({Service.STA_VOLL}),))

        kind = nearby_areas.of_kind(wanted=group)

        assert (kind.needed, kind.mandatory, kind.category) == ((), (), Category.STATIONAER)


class TestBound:
    def test_names_values_by_the_number_of_their_branch(self):
        branches = (Branch(WANTED, BOX), Branch(replace(WANTED, needed=()), BOX))

        values = nearby_areas.bound(branches=branches)

        assert (values["b0_needed"], values["b1_needed"]) == (WANTED.needed_bits, ANYTHING)
