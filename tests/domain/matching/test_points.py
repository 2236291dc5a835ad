"""Scores are exact: rounded for display only, and compared as fractions."""

from decimal import Decimal

from hypothesis import given

from portal.domain.matching import score as matching
from portal.domain.matching.points import Score
from tests.domain.matching.offers import (
    ALL_BITS,
    candidate,
    candidates,
    lamp,
    points_by_fractions,
    searches,
    wanted,
)


class TestScore:
    def test_rounds_half_up(self):
        half = Score(
            services_numerator=1,
            distance_numerator=0,
            availability_numerator=0,
            wishes_numerator=0,
            denominator=20,
        )

        assert half.points == Decimal("0.1")

    def test_is_no_number_of_another_type(self):
        assert matching.score(candidate=candidate(), wanted=wanted()) != Decimal("82.5")

    def test_compares_across_radii(self):
        close, wide = wanted(radius_m=10_000), wanted(radius_m=50_000)
        here = candidate(distance_m=0, service_bits=ALL_BITS, lamp=lamp())
        away = candidate(distance_m=5_000, service_bits=ALL_BITS, lamp=lamp())

        in_both = [matching.score(candidate=here, wanted=search) for search in (close, wide)]
        half, tenth = (matching.score(candidate=away, wanted=search) for search in (close, wide))

        assert in_both[0] == in_both[1]
        assert len(set(in_both)) == 1
        assert half < tenth < in_both[0]
        assert half != tenth

    @given(candidates, candidates, searches, searches)
    def test_compares_exactly_across_searches(self, one, other, search, second):
        a = matching.score(candidate=one, wanted=search)
        b = matching.score(candidate=other, wanted=second)

        exact_a, exact_b = points_by_fractions(one, search), points_by_fractions(other, second)
        assert (a < b) is (exact_a < exact_b)
        assert (a == b) is (exact_a == exact_b)
        assert a != b or hash(a) == hash(b)
