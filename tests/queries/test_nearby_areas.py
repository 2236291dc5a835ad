"""What a branch of the radius search binds, and on what its SQL depends."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.domain.availability.light import FreePlace, KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted, scale_of
from portal.domain.matching.services import Service, bits_of
from portal.domain.matching.standing import Standing
from portal.models.facility import STRIP_MICRO
from portal.queries import nearby_areas
from portal.queries.nearby_areas import STRIPS_STEP, TERMS_STEP, Area, Bar, Branch, Shape
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
LAST = Standing(behind=-1_000, distance_m=5_000, facility_id=1)
BAR = Bar(centre=BERLIN, reach_m=20_000, last=LAST)


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
    def test_has_the_same_shape_wherever_and_whatever_is_needed(self):
        other = replace(WANTED, needed=(Service.STA_HOSPIZ,), wishes=(), radius_m=5_000)

        shapes = {Branch(one, BOX).shape for one in (WANTED, other)}

        assert shapes == {
            Shape(Category.STATIONAER, has_box=True, serves=False, has_needs=True),
        }

    def test_has_another_shape_where_groups_are_asked_for_or_nothing(self):
        group = replace(WANTED, mandatory=(frozenset({Service.STA_VOLL}),))
        nothing = replace(WANTED, needed=())

        assert Branch(group, BOX).shape.groups == 1
        assert not Branch(nothing, BOX).shape.has_needs

    @pytest.mark.parametrize(("today", "has_kinds"), [(TODAY, True), (None, False)])
    def test_looks_at_kinds_of_place_only_where_lights_count(self, today, has_kinds):
        one = replace(WANTED, kinds=frozenset({KindOfPlace.DAUERPFLEGE}))

        assert Branch(one, BOX, today).shape.has_kinds is has_kinds

    @pytest.mark.parametrize(
        ("by", "kinds", "expected"),
        [
            (None, (), (True, False, False)),
            (TODAY, (), (True, True, False)),
            (None, (KindOfPlace.DAUERPFLEGE,), (True, False, True)),
        ],
    )
    def test_looks_for_free_places_also_where_it_only_counts(self, by, kinds, expected):
        free = FreePlace(confirmed_since=TODAY, by=by)

        branch = Branch(replace(WANTED, free=free, kinds=frozenset(kinds)), BOX)

        shape = branch.shape
        assert (shape.must_be_free, shape.free_by_day, shape.free_in_kinds) == expected
        assert branch.values().get("free_since") == TODAY
        assert branch.values().get("free_by") == by
        assert branch.values().get("free_kinds", ()) == kinds

    @pytest.mark.parametrize(("most", "last"), [(30, None), (None, LAST)])
    def test_is_limited_or_has_a_threshold(self, most, last):
        shape = Branch(WANTED, BOX, TODAY, replace(BAR, most=most, last=last)).shape

        assert (shape.is_limited, shape.has_threshold) == (last is None, most is None)

    @pytest.mark.parametrize(
        ("area", "by_postcode"),
        [
            (BOX, False),
            (Area(box=BOX.box, postcodes=("13599",)), False),
            (Area(box=None, postcodes=("13599",)), True),
        ],
    )
    def test_goes_by_postcode_where_there_is_no_box(self, area, by_postcode):
        assert Branch(WANTED, area).shape.by_postcode is by_postcode

    @pytest.mark.parametrize(("needs", "terms"), [(0, 4), (1, 4), (3, 4), (4, 8)])
    def test_compares_with_the_bar_in_whole_steps(self, needs, terms):
        one = replace(WANTED, needed=tuple(Service)[:needs])

        assert Branch(one, BOX, TODAY, BAR).shape.terms == terms

    @pytest.mark.parametrize(
        ("light", "needs", "must", "needs_free"),
        [
            (Light.FREI, 2, WANTED.needed_bits | WANTED.wish_bits, True),
            (Light.UNBEKANNT, 2, WANTED.needed_bits, False),
            (Light.FREI, 1, 0, False),
        ],
    )
    def test_asks_first_for_what_nothing_else_makes_up_for(self, light, needs, must, needs_free):
        scale = scale_of(wanted=WANTED)
        offered = bits_of(services=(*WANTED.needed[:needs], *WANTED.wishes))
        reached = scale.services(service_bits=offered) + scale.wishes(service_bits=offered)
        reached += scale.distance(metres=0) + scale.availability(light=light)
        last = Standing(behind=-reached, distance_m=0, facility_id=1)
        branch = Branch(WANTED, BOX, TODAY, replace(BAR, last=last))

        assert (branch.values()["must"], branch.shape.needs_free) == (must, needs_free)

    def test_compares_only_distance_and_light_where_nothing_is_needed_or_wished(self):
        one = replace(WANTED, needed=(), wishes=())

        assert Branch(one, BOX, TODAY, BAR).shape.terms == 0

    def test_binds_no_mask_where_nothing_is_asked(self):
        values = Branch(replace(WANTED, needed=()), BOX).values()

        assert not {"needed", "group_0"} & set(values)

    def test_binds_the_kinds_of_place_whose_lights_count(self):
        one = replace(WANTED, kinds=frozenset({KindOfPlace.DAUERPFLEGE}))

        assert Branch(one, BOX, TODAY).values()["kinds"] == ("dauerpflege",)

    def test_binds_a_mask_that_nothing_meets_for_a_group_without_services(self):
        values = Branch(replace(WANTED, mandatory=(frozenset(),)), BOX).values()

        assert values["group_0"] == 0

    def test_binds_postcodes_and_no_box_for_everywhere(self):
        values = Branch(WANTED, Area(box=None, postcodes=("13599",))).values()

        assert values["postcodes"] == ("13599",)
        assert "south" not in values

    @given(st.floats(47.3, 55.0).map(lambda lat: round(lat, 5)), st.integers(1, 50_000), st.data())
    def test_binds_the_strip_of_everything_in_the_box(self, lat, metres, data):
        box = box_around(centre=Point(lat, 10.0), metres=metres)
        lat_micro = data.draw(st.integers(box.south, box.north))

        strips = Branch(WANTED, Area(box)).values()["strips"]

        assert lat_micro // STRIP_MICRO in strips
        assert len(strips) % STRIPS_STEP == 0

    def test_binds_no_strip_for_an_empty_box(self):
        box = nearby_areas.inner_box(centre=BERLIN, metres=1)

        assert set(Branch(WANTED, Area(box)).values()["strips"]) <= {
            BERLIN.lat_micro // STRIP_MICRO
        }

    def test_binds_a_box_in_which_equal_scores_come_first(self):
        values = Branch(WANTED, BOX, TODAY, BAR).values()

        tie = box_around(centre=BERLIN, metres=5_000)
        assert (values["tie_south"], values["tie_east"]) == (tie.south, tie.east)

    def test_binds_every_term_of_the_bar(self):
        values = Branch(WANTED, BOX, TODAY, BAR).values()

        bits = [values[f"bit_{number}"] for number in range(TERMS_STEP)]
        assert bits == [
            Service.STA_VOLL.bit,
            Service.STA_KURZZEIT.bit,
            Service.SPRACHE_PL.bit,
            *[0] * (TERMS_STEP - 3),
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

        values = Branch(WANTED, BOX, TODAY, bar).values()

        assert abs(north) * reach_m // values["half_lat"] <= away_m
        assert abs(east) * reach_m // values["half_lon"] <= away_m

    def test_binds_no_distance_where_it_does_not_count(self):
        values = Branch(WANTED, BOX, TODAY, replace(BAR, reach_m=None)).values()

        assert "per_metre" not in values


class TestOfKind:
    def test_asks_for_no_service_and_no_free_place(self):
        group = replace(WANTED, mandatory=(frozenset({Service.STA_VOLL}),), free=FreePlace(TODAY))

        kind = nearby_areas.of_kind(wanted=group)

        assert (kind.needed, kind.mandatory, kind.category) == ((), (), Category.STATIONAER)
        assert kind.free is None


class TestBound:
    def test_names_values_by_the_number_of_their_branch(self):
        other = replace(WANTED, needed=(Service.STA_HOSPIZ,))
        branches = (Branch(WANTED, BOX), Branch(other, BOX))

        values = nearby_areas.bound(branches=branches)

        assert (values["b0_needed"], values["b1_needed"]) == (
            WANTED.needed_bits,
            Service.STA_HOSPIZ.bit,
        )
