"""A part's advice becomes a search; the open directory looks for anything."""

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.availability.light import FreePlace, KindOfPlace
from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.domain.matching.services import Service
from portal.domain.protocol.searches import (
    Chosen,
    choosable_kinds,
    choosable_services,
    wanted_of,
    wanted_open,
    wanted_wider,
)
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

    def test_x22_a_wider_one_goes_as_far_as_may_be_whatever_is_served(self):
        advice = SOME_WEEKS.parts[2]
        largest = wanted_of(advice=advice, radius_km=50)

        assert wanted_wider(advice=advice) == replace(largest, by_address=True)

    def test_nothing_indispensable_is_no_mandatory_group(self):
        advice = recommend(catalogue=CATALOGUE, answers=base(hilfebedarf="taeglich")).parts[1]

        assert wanted_of(advice=advice, radius_km=5).mandatory == ()

    @pytest.mark.parametrize("number", [1, 6])
    def test_refuses_a_part_without_facilities(self, number):
        with pytest.raises(ValueError, match=f"part {number} lists no facilities"):
            wanted_of(advice=SOME_WEEKS.parts[number - 1], radius_km=25)


class TestWantedOpen:
    @pytest.mark.parametrize("category", list(Category))
    def test_asks_for_nothing_but_category_and_radius_where_nothing_was_chosen(self, category):
        assert wanted_open(category=category, radius_km=10) == Wanted(
            category=category,
            needed=(),
            mandatory=(),
            wishes=(),
            kinds=frozenset(),
            radius_m=10_000,
        )

    def test_asks_for_each_service_that_was_chosen(self):
        chosen = Chosen(services=(Service.STA_GERONTO, Service.SPRACHE_TR))

        wanted = wanted_open(category=Category.STATIONAER, radius_km=10, chosen=chosen)

        assert wanted.mandatory == (
            frozenset({Service.STA_GERONTO}),
            frozenset({Service.SPRACHE_TR}),
        )
        assert wanted.needed == wanted.wishes == ()

    def test_a_kind_of_place_is_offered_and_its_light_counts(self):
        chosen = Chosen(kind=KindOfPlace.NACHTPFLEGE)

        wanted = wanted_open(category=Category.TAGESPFLEGE, radius_km=10, chosen=chosen)

        assert wanted.mandatory == (frozenset({Service.NACHT}),)
        assert wanted.kinds == {KindOfPlace.NACHTPFLEGE}

    def test_what_other_categories_have_does_not_count(self):
        chosen = Chosen(services=(Service.STA_GERONTO,), kind=KindOfPlace.NACHTPFLEGE)

        wanted = wanted_open(category=Category.WOHNEN, radius_km=10, chosen=chosen)

        assert wanted == wanted_open(category=Category.WOHNEN, radius_km=10)

    def test_a_free_place_is_asked_for(self):
        free = FreePlace(confirmed_since=date(2026, 3, 1))

        wanted = wanted_open(category=Category.AMBULANT, radius_km=10, chosen=Chosen(free=free))

        assert wanted.free == free

    def test_services_may_be_looked_for_by_address(self):
        around = Chosen(by_address=True)

        assert wanted_open(category=Category.AMBULANT, radius_km=50, chosen=around).by_address


class TestChoosable:
    @pytest.mark.parametrize("category", list(Category))
    def test_services_are_those_of_the_category_and_of_all(self, category):
        found = choosable_services(category=category)

        assert {one.category for one in found} <= {category, None}
        assert Service.MERKMAL_HAUSTIER in found

    def test_what_a_kind_of_place_stands_for_is_asked_once(self):
        found = choosable_services(category=Category.STATIONAER)

        assert not {Service.STA_VOLL, Service.STA_KURZZEIT} & set(found)
        assert choosable_kinds(category=Category.STATIONAER) == (
            KindOfPlace.DAUERPFLEGE,
            KindOfPlace.KURZZEITPFLEGE,
            KindOfPlace.VERHINDERUNGSPFLEGE,
        )

    def test_there_is_nothing_to_choose_where_all_places_are_of_one_kind(self):
        assert choosable_kinds(category=Category.WOHNEN) == ()
