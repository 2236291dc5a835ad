"""What a sketch shows and where in it a point lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.sketch.frame import HALF, RADIUS, REACHES_KM, Frame, frame_for
from portal.values.geo import Point, distance_m

PARCHIM = Point(53.42671, 11.84543)
MICRO = st.integers(-200_000, 200_000)


@pytest.mark.parametrize(
    ("distances", "kilometres"),
    [
        ((), 2),
        ((0,), 2),
        ((2_000,), 2),
        ((2_001,), 4),
        ((1_000, 1_000, 1_000, 1_000, 7_900), 8),
        ((1_000, 1_000, 1_000, 1_000, 8_100), 2),
        ((1_000, 2_000, 3_000, 24_000, 40_000), 40),
        ((1_000, 50_000), 50),
        ((2_000_000,), 1_000),
    ],
)
def test_the_frame_holds_all_unless_one_makes_it_much_wider(distances, kilometres):
    frame = frame_for(centre=PARCHIM, distances_m=distances)

    assert frame.reach_m == kilometres * 1_000


@pytest.mark.parametrize(
    ("lat", "lon", "way"),
    [
        (53.52671, 11.84543, (0, -1)),
        (53.32671, 11.84543, (0, 1)),
        (53.42671, 11.94543, (1, 0)),
        (53.42671, 11.74543, (-1, 0)),
        (53.42671, 11.84543, (0, 0)),
    ],
)
def test_north_is_up_and_east_is_right(lat, lon, way):
    x, y = Frame(PARCHIM, 20_000).position(point=Point(lat, lon))

    assert ((x > 0) - (x < 0), (y > 0) - (y < 0)) == way


@given(lat=MICRO, lon=MICRO)
def test_what_lies_within_the_reach_lies_within_the_outer_ring(lat, lon):
    point = Point.from_micro(PARCHIM.lat_micro + lat, PARCHIM.lon_micro + lon)
    away = distance_m(start=PARCHIM, end=point)
    frame = frame_for(centre=PARCHIM, distances_m=[away])

    x, y = frame.position(point=point)

    wanted = away * RADIUS // frame.reach_m
    assert abs(x * x + y * y - wanted * wanted) <= 4 * RADIUS + 4
    assert max(abs(x), abs(y)) < HALF


def test_both_rings_say_whole_kilometres():
    for kilometres in REACHES_KM:
        inner, outer = Frame(PARCHIM, kilometres * 1_000).rings

        assert outer == (RADIUS, kilometres)
        assert 2 * inner[1] == kilometres
