from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.places.nearness import Nearness
from portal.values.geo import Point, distance_m

POINTS = st.builds(
    Point,
    st.floats(47, 55).map(lambda value: round(value, 5)),
    st.floats(6, 15).map(lambda value: round(value, 5)),
)
CLUSTER = st.builds(Point, st.floats(51, 51.4), st.floats(9, 9.4))


class TestWithin:
    @given(st.lists(CLUSTER, max_size=40), CLUSTER, st.integers(-10, 50_000))
    def test_equals_looking_at_every_point(self, points, here, metres):
        centres = [(f"{number:05}", point) for number, point in enumerate(points)]

        found = Nearness(centres=centres).within(point=here, metres=metres)

        assert found == tuple(
            code for code, p in centres if distance_m(start=here, end=p) <= metres
        )

    def test_counts_the_border_in(self):
        a, b = Point(51.0, 9.0), Point(51.1, 9.0)
        index = Nearness(centres=[("00001", b)])
        away = distance_m(start=a, end=b)

        assert index.within(point=a, metres=away) == ("00001",)
        assert index.within(point=a, metres=away - 1) == ()

    def test_a_negative_radius_holds_nothing(self):
        here = Point(51.0, 9.0)

        assert Nearness(centres=[("00001", here)]).within(point=here, metres=-1) == ()

    @settings(max_examples=10)
    @given(POINTS, st.integers(0, 40_000))
    def test_equals_looking_at_every_postcode(self, gazetteer, here, metres):
        every = ((code, gazetteer.by_postcode(postcode=code)) for code in gazetteer.postcodes)

        found = gazetteer.postcodes_within(point=here, metres=metres)

        assert found == tuple(
            c for c, place in every if distance_m(start=here, end=place.point) <= metres
        )
