"""A sketch shows each hit once, says what it leaves out, and writes nothing on anything."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from portal.domain.places.surroundings import NamedPoint
from portal.domain.sketch.drawing import MOST_TOWNS, Label, Ring, draw
from portal.domain.sketch.frame import HALF, Frame, frame_for
from portal.domain.sketch.marks import Patch, Spot
from portal.values.geo import Point, distance_m

PARCHIM = Point(53.42671, 11.84543)
KILOMETRE = 8_993
FRAME = Frame(PARCHIM, 10_000)
MICRO = st.integers(-400_000, 400_000)


def at(north_km, east_km=0):
    return Point.from_micro(
        PARCHIM.lat_micro + round(north_km * KILOMETRE),
        PARCHIM.lon_micro + round(east_km * KILOMETRE / 0.5958),
    )


def spot(number, point, *, is_exact=True):
    away = distance_m(start=PARCHIM, end=point)
    return Spot(number=number, point=point, distance_m=away, is_exact=is_exact)


def drawn(*spots, towns=(), frame=FRAME):
    return draw(frame=frame, spots=spots, towns=towns)


def test_a_hit_lies_where_it_lies():
    (mark,) = drawn(spot(3, at(5))).marks

    assert (mark.x, mark.y, mark.numbers) == (0, -125, (3,))


def test_what_lies_beyond_is_named_and_not_drawn():
    sketch = drawn(spot(1, at(2)), spot(2, at(82)))

    assert [mark.numbers for mark in sketch.marks] == [(1,)]
    assert sketch.beyond == (2,)


def test_what_is_only_guessed_is_named_and_drawn_so():
    sketch = drawn(spot(1, at(2)), spot(2, at(-5), is_exact=False), spot(3, at(80), is_exact=False))

    assert sketch.guessed == (2,)
    assert [mark.is_exact for mark in sketch.marks] == [True, False]


def test_the_rings_say_their_distance_at_the_top():
    assert drawn().rings == (Ring(125, 5, 0, -125), Ring(250, 10, 0, -250))


def test_a_distance_gives_way_to_a_hit():
    inner, outer = drawn(spot(1, at(5)), spot(2, at(-5)), spot(3, at(0, 5))).rings

    assert (inner.x, inner.y) == (-125, 0)
    assert (outer.x, outer.y) == (0, -250)


def test_a_distance_stays_at_the_top_where_there_is_no_room():
    around = (at(5), at(-5), at(0, 5), at(0, -5))
    inner, _ = drawn(*(spot(n, one) for n, one in enumerate(around, start=1))).rings

    assert (inner.x, inner.y) == (0, -125)


def test_towns_are_named_to_the_right_or_else_to_the_left():
    towns = (NamedPoint("Lübz", at(3, -4)), NamedPoint("Neustadt-Glewe", at(-5, 6)))

    right, left = drawn(towns=towns).towns

    assert (right.words, right.is_leftwards, right.x < 0) == ("Lübz", False, True)
    assert (left.words, left.is_leftwards, left.x > 0) == ("Neustadt-Glewe", True, True)


def test_a_town_without_room_is_left_out_and_the_next_is_not():
    towns = (NamedPoint("Da", at(3, -4)), NamedPoint("Dort", at(3.1, -4)), NamedPoint("X", at(-7)))

    assert [label.words for label in drawn(towns=towns).towns] == ["Da", "X"]


def test_there_are_only_so_many_towns():
    towns = [NamedPoint(f"O{n}", at(n - 6, -5)) for n in range(12)]

    assert len(drawn(towns=towns).towns) == MOST_TOWNS


def test_words_stand_beside_the_dot():
    assert Label(10, 20, "Ab").text_x == 18
    assert Label(10, 20, "Ab", is_leftwards=True).text_x == 2


def test_a_label_covers_its_words_and_its_dot():
    assert Label(10, 20, "Ab").patch == Patch(10, 6, 52, 34)
    assert Label(10, 20, "Ab", is_leftwards=True).patch == Patch(-32, 6, 10, 34)


@given(
    st.lists(st.tuples(MICRO, MICRO, st.booleans()), max_size=10),
    st.lists(st.tuples(MICRO, MICRO), max_size=20),
)
def test_each_hit_is_drawn_or_named_and_nothing_lies_on_anything(hits, others):
    def moved(lat, lon):
        return Point.from_micro(PARCHIM.lat_micro + lat, PARCHIM.lon_micro + lon)

    spots = [
        spot(n, moved(lat, lon), is_exact=exact) for n, (lat, lon, exact) in enumerate(hits, 1)
    ]
    towns = [NamedPoint(f"Ort {n}", moved(*where)) for n, where in enumerate(others)]
    frame = frame_for(centre=PARCHIM, distances_m=[one.distance_m for one in spots])

    sketch = draw(frame=frame, spots=spots, towns=towns)

    numbers = [n for mark in sketch.marks for n in mark.numbers]
    assert sorted([*numbers, *sketch.beyond]) == [one.number for one in spots]
    assert set(sketch.guessed) == {n for n in numbers if not hits[n - 1][2]}
    patches = [*(mark.patch for mark in sketch.marks), *(label.patch for label in sketch.towns)]
    assert not any(a.meets(other=b) for a, b in combinations(patches, 2))
    assert all(-HALF <= edge <= HALF for label in sketch.towns for edge in label.patch)
