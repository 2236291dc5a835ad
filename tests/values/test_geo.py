from dataclasses import FrozenInstanceError
from math import asin, atan2, cos, degrees, radians, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.values.geo import (
    EARTH_RADIUS_METRES,
    MICRO,
    Box,
    Point,
    box_around,
    distance_m,
    distances_m,
)

BERLIN = Point(lat=52.52, lon=13.405)
METRES_PER_DEGREE = radians(1) * EARTH_RADIUS_METRES
in_germany = st.builds(
    Point,
    lat=st.floats(min_value=47.2, max_value=55.1),
    lon=st.floats(min_value=5.8, max_value=15.1),
)


def reached(start, *, metres, bearing):
    """Return the point at that distance and bearing in degrees (spherical direct problem)."""
    angle, course = metres / EARTH_RADIUS_METRES, radians(bearing)
    lat, lon = radians(start.lat), radians(start.lon)
    end_lat = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(course))
    end_lon = lon + atan2(sin(course) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(end_lat))
    return Point(lat=degrees(end_lat), lon=degrees(end_lon))


def reached_east(centre, *, metres):
    """Return the longitude of the easternmost point of the circle, found by trying bearings."""
    step = 1 / 64
    return max(
        reached(centre, metres=metres, bearing=90 - number * step).lon for number in range(64 * 6)
    )


class TestDistance:
    @pytest.mark.parametrize(
        ("a", "b", "metres"),
        [
            (BERLIN, BERLIN, 0),
            # A quarter of a great circle, on the equator and over the pole.
            (Point(lat=0, lon=0), Point(lat=0, lon=90), 10_007_557),
            (Point(lat=0, lon=0), Point(lat=90, lon=0), 10_007_557),
            # Opposite points: half of the circumference.
            (Point(lat=0, lon=0), Point(lat=0, lon=180), 20_015_114),
        ],
    )
    def test_is_that_of_the_great_circle(self, a, b, metres):
        assert distance_m(start=a, end=b) == metres

    def test_from_berlin_to_hamburg_is_about_255_km(self):
        hamburg = Point(lat=53.5511, lon=9.9937)

        assert 254_000 < distance_m(start=BERLIN, end=hamburg) < 257_000

    @given(a=in_germany, b=in_germany)
    def test_is_a_whole_number_and_the_same_in_both_directions(self, a, b):
        there = distance_m(start=a, end=b)

        assert type(there) is int
        assert there == distance_m(start=b, end=a) >= 0

    @given(a=in_germany, b=in_germany)
    def test_is_the_same_where_many_are_measured_from_one_place(self, a, b):
        stored = Point.from_micro(b.lat_micro, b.lon_micro)

        (metres,) = distances_m(start=a, lats_micro=(b.lat_micro,), lons_micro=(b.lon_micro,))

        assert metres == distance_m(start=a, end=stored)

    def test_of_many_are_those_of_each(self):
        places = (BERLIN, Point.from_micro(53_426_710, 11_845_430))

        found = distances_m(
            start=BERLIN,
            lats_micro=[place.lat_micro for place in places],
            lons_micro=[place.lon_micro for place in places],
        )

        assert found == tuple(distance_m(start=BERLIN, end=place) for place in places)
        assert found[0] == 0

    @given(a=in_germany, b=in_germany, c=in_germany)
    def test_is_never_shortened_by_a_detour(self, a, b, c):
        assert (
            distance_m(start=a, end=c)
            <= distance_m(start=a, end=b) + distance_m(start=b, end=c) + 2
        )

    @given(
        start=in_germany,
        metres=st.integers(min_value=0, max_value=200_000),
        bearing=st.integers(min_value=0, max_value=359),
    )
    def test_finds_back_what_was_walked(self, start, metres, bearing):
        end = reached(start, metres=metres, bearing=bearing)

        assert abs(distance_m(start=start, end=end) - metres) <= 1


class TestPoint:
    @given(
        lat=st.integers(min_value=-90_000_000, max_value=90_000_000),
        lon=st.integers(min_value=-180_000_000, max_value=180_000_000),
    )
    def test_keeps_stored_millionths_exactly(self, lat, lon):
        point = Point.from_micro(lat, lon)

        assert (point.lat_micro, point.lon_micro) == (lat, lon)

    @given(point=in_germany)
    def test_moves_by_less_than_a_metre_when_stored(self, point):
        stored = Point.from_micro(point.lat_micro, point.lon_micro)

        assert type(point.lat_micro) is type(point.lon_micro) is int
        assert distance_m(start=point, end=stored) == 0


class TestBoxAround:
    @given(
        centre=in_germany,
        metres=st.integers(min_value=0, max_value=300_000),
        bearing=st.floats(min_value=0, max_value=360),
        share=st.floats(min_value=0, max_value=1),
    )
    def test_contains_the_circle(self, centre, metres, bearing, share):
        box = box_around(centre=centre, metres=metres)

        point = reached(centre, metres=metres * share, bearing=bearing)
        assert box.south <= point.lat * MICRO <= box.north
        assert box.west <= point.lon * MICRO <= box.east

    @given(
        centre=in_germany,
        metres=st.integers(min_value=0, max_value=300_000),
        bearing=st.floats(min_value=0, max_value=360),
        beyond=st.floats(min_value=-1, max_value=1),
    )
    def test_contains_every_stored_point_that_counts_as_within(
        self, centre, metres, bearing, beyond
    ):
        walked = reached(centre, metres=max(0, metres + beyond), bearing=bearing)
        stored = Point.from_micro(walked.lat_micro, walked.lon_micro)
        assume(distance_m(start=centre, end=stored) <= metres)

        box = box_around(centre=centre, metres=metres)

        assert box.south <= stored.lat_micro <= box.north
        assert box.west <= stored.lon_micro <= box.east

    @given(centre=in_germany, metres=st.integers(min_value=0, max_value=300_000))
    def test_is_hardly_larger_than_the_circle(self, centre, metres):
        box = box_around(centre=centre, metres=metres)

        easternmost = reached_east(centre, metres=metres)
        allowed = metres * 0.0002 + 5
        for edge, touching in [
            (box.north, Point(lat=box.north / MICRO, lon=centre.lon)),
            (box.south, Point(lat=box.south / MICRO, lon=centre.lon)),
        ]:
            assert metres <= distance_m(start=centre, end=touching) <= metres + allowed, edge
        assert box.east >= easternmost * MICRO
        assert (box.east / MICRO - easternmost) * METRES_PER_DEGREE <= 2 * allowed
        assert abs(box.east + box.west - 2 * centre.lon * MICRO) <= 2

    def test_has_whole_millionths_as_bounds(self):
        box = box_around(centre=BERLIN, metres=0)

        assert all(type(bound) is int for bound in (box.south, box.west, box.north, box.east))
        assert box.south < BERLIN.lat_micro < box.north
        assert box.west < BERLIN.lon_micro < box.east


class TestValues:
    def test_cannot_be_changed(self):
        with pytest.raises(FrozenInstanceError):
            BERLIN.lat = 0.0
        with pytest.raises(FrozenInstanceError):
            Box(south=1, west=2, north=3, east=4).south = 0.0
