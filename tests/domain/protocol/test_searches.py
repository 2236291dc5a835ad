"""A part's advice becomes a search; the open directory looks for anything."""

import pytest

from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.domain.matching.services import Service
from portal.domain.protocol.searches import wanted_anything, wanted_of
from portal.domain.robin.recommendation import recommend
from tests.domain.robin.answer_sets import CATALOGUE, base

SOME_WEEKS = recommend(
    catalogue=CATALOGUE, answers=base(wunsch="zeitweise", wuensche=("nur_frauen",))
)


class TestWantedOf:
    def test_carries_needs_filters_wishes_and_kinds_along(self):
        advice = SOME_WEEKS.parts[2]

        assert wanted_of(advice=advice, radius_km=25) == Wanted(
            category=Category.STATIONAER,
            needed=(Service.STA_KURZZEIT,),
            mandatory=(frozenset({Service.STA_KURZZEIT}),),
            wishes=(Service.MERKMAL_NUR_FRAUEN,),
            kinds=advice.kinds,
            radius_m=25_000,
        )
        assert advice.kinds

    def test_nothing_indispensable_is_no_mandatory_group(self):
        advice = recommend(catalogue=CATALOGUE, answers=base(hilfebedarf="taeglich")).parts[1]

        assert wanted_of(advice=advice, radius_km=5).mandatory == ()

    @pytest.mark.parametrize("number", [1, 6])
    def test_refuses_a_part_without_facilities(self, number):
        with pytest.raises(ValueError, match=f"part {number} lists no facilities"):
            wanted_of(advice=SOME_WEEKS.parts[number - 1], radius_km=25)


@pytest.mark.parametrize("category", list(Category))
def test_wanted_anything_asks_for_nothing_but_category_and_radius(category):
    assert wanted_anything(category=category, radius_km=10) == Wanted(
        category=category,
        needed=(),
        mandatory=(),
        wishes=(),
        kinds=frozenset(),
        radius_m=10_000,
    )
