"""The order of the offers, and the bound that lets a search stop early."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.domain.matching import score as matching
from portal.domain.matching.category import Category
from tests.domain.matching.offers import (
    ALL_BITS,
    candidate,
    candidates,
    lamp,
    searches,
    wanted,
)

bounded = searches.map(lambda search: replace(search, category=Category.STATIONAER))


class TestUpperBound:
    def test_is_the_full_score_but_for_the_distance(self):
        search = wanted(radius_m=10_000)

        bounds = [matching.upper_bound(wanted=search, beyond_m=away) for away in (-1, 4_999, 9_999)]

        assert [bound.points for bound in bounds] == [100, Decimal("87.5"), 75]

    @given(candidates, searches, st.integers(-1, 80_000))
    def test_bounds_everything_farther_away(self, one, search, beyond_m):
        assume(one.distance_m > beyond_m)

        assert matching.score(candidate=one, wanted=search) <= matching.upper_bound(
            wanted=search, beyond_m=beyond_m
        )

    @given(searches, st.integers(-1, 80_000))
    def test_is_reached_by_a_perfect_offer_just_beyond(self, search, beyond_m):
        perfect = candidate(distance_m=beyond_m + 1, service_bits=ALL_BITS, lamp=lamp())

        assert matching.score(candidate=perfect, wanted=search) == matching.upper_bound(
            wanted=search, beyond_m=beyond_m
        )


class TestReach:
    @given(candidates, candidates, bounded)
    def test_holds_everything_in_the_radius_that_scores_more(self, one, other, search):
        above = matching.score(candidate=one, wanted=search)

        reach_m = matching.reach_m(wanted=search, above=above.numerator)

        is_beyond = reach_m < other.distance_m <= search.radius_m
        assert not is_beyond or matching.score(candidate=other, wanted=search) <= above

    @given(candidates, bounded)
    def test_is_as_small_as_it_can_be(self, one, search):
        above = matching.score(candidate=one, wanted=search)

        reach_m = matching.reach_m(wanted=search, above=above.numerator)

        assert -1 <= reach_m <= search.radius_m
        if reach_m < search.radius_m:
            assert matching.upper_bound(wanted=search, beyond_m=reach_m) <= above
        if reach_m >= 0:
            assert matching.upper_bound(wanted=search, beyond_m=reach_m - 1) > above

    def test_is_the_whole_radius_for_a_low_score(self):
        above = matching.score(candidate=candidate(service_bits=0), wanted=wanted())

        assert matching.reach_m(wanted=wanted(), above=above.numerator) == 25_000

    def test_does_not_exist_for_ambulatory_services(self):
        search = wanted(category=Category.AMBULANT)
        above = matching.score(candidate=candidate(), wanted=search)

        assert matching.reach_m(wanted=search, above=above.numerator) is None


class TestRank:
    def test_puts_the_higher_score_first(self):
        near, far = candidate(facility_id=1, distance_m=900), candidate(facility_id=2)

        ranked = matching.rank(candidates=[far, near], wanted=wanted())

        assert [scored.candidate for scored in ranked] == [near, far]

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ({"distance_m": 1_000, "name": "Z"}, {"distance_m": 2_000, "name": "A"}),
            ({"name": "Zebra", "facility_id": 2}, {"name": "apfel", "facility_id": 1}),
            ({"name": "apfel", "facility_id": 2}, {"name": "Ährenhof", "facility_id": 1}),
            ({"facility_id": 1}, {"facility_id": 2}),
        ],
        ids=["distance", "capitals before small letters", "umlauts last", "id"],
    )
    def test_x06_breaks_ties_by_distance_then_name_then_id(self, first, second):
        search = wanted(category=Category.AMBULANT)
        a, b = candidate(**first), candidate(**second)

        ranked = matching.rank(candidates=[b, a], wanted=search)

        assert [scored.candidate for scored in ranked] == [a, b]

    @given(st.lists(candidates, unique_by=lambda one: one.facility_id), searches, st.randoms())
    def test_is_one_order_whatever_came_first(self, found, search, random):
        shuffled = list(found)
        random.shuffle(shuffled)

        ranked = matching.rank(candidates=found, wanted=search)

        assert ranked == matching.rank(candidates=shuffled, wanted=search)
        assert [scored.score for scored in ranked] == sorted(
            (scored.score for scored in ranked), reverse=True
        )

    def test_gives_nothing_for_nothing(self):
        assert matching.rank(candidates=[], wanted=wanted()) == ()
