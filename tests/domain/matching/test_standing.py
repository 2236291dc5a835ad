"""Places in the published order are those that the scores give."""

from hypothesis import given
from hypothesis import strategies as st

from portal.domain.matching import score as matching
from portal.domain.matching import standing
from portal.domain.matching.category import Category
from portal.domain.matching.standing import Standing
from tests.domain.matching.offers import candidate, candidates, searches, wanted

A, B, C = (-90, 500, 1), (-80, 400, 2), (-80, 400, 3)


def places(*offers, search):
    scale = matching.scale_of(wanted=search)
    return standing.places(
        scale=scale,
        ids=[one.facility_id for one in offers],
        metres=[one.distance_m for one in offers],
        service_bits=[one.service_bits for one in offers],
        availability=[scale.availability(light=one.lamp.counts_as) for one in offers],
    )


class TestPlaces:
    @given(st.lists(candidates, max_size=5), searches)
    def test_hold_the_exact_scores(self, offers, search):
        found = places(*offers, search=search)

        assert found == tuple(
            (
                -matching.score(candidate=one, wanted=search).numerator,
                one.distance_m,
                one.facility_id,
            )
            for one in offers
        )

    def test_hold_them_where_nothing_is_needed_and_distance_does_not_count(self):
        search = wanted(category=Category.AMBULANT, needed=())

        ((behind, _, _),) = places(candidate(), search=search)

        assert -behind == matching.score(candidate=candidate(), wanted=search).numerator

    def test_hold_them_where_something_is_needed(self):
        one, search = candidate(), wanted()

        ((behind, _, _),) = places(one, search=search)

        assert search.needed_bits
        assert -behind == matching.score(candidate=one, wanted=search).numerator

    def test_hold_them_where_nothing_is_needed_beyond_the_radius(self):
        one, search = candidate(distance_m=30_000), wanted(needed=())

        ((behind, _, _),) = places(one, search=search)

        assert -behind == matching.score(candidate=one, wanted=search).numerator


class TestFirst:
    def test_come_in_order(self):
        assert standing.first(found=(C, A, B), limit=2) == (
            Standing(*A),
            Standing(*B),
            Standing(*C),
        )

    def test_leave_out_what_is_worse_than_the_last(self):
        assert standing.first(found=(B, A), limit=1) == (Standing(*A),)

    def test_are_all_where_there_are_fewer(self):
        assert standing.first(found=(B,), limit=5) == (Standing(*B),)

    def test_have_the_numerator_of_their_score(self):
        assert Standing(*A).numerator == 90
