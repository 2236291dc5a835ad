"""The published score: its example and its properties."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.domain.availability.light import UNKNOWN, Light
from portal.domain.matching import score as matching
from portal.domain.matching.category import Category
from portal.domain.matching.score import Candidate
from portal.domain.matching.services import Service
from portal.values.errors import Invalid
from tests.domain.matching.offers import (
    ALL_BITS,
    SHARES,
    candidate,
    candidates,
    lamp,
    lamps,
    points_by_fractions,
    searches,
    wanted,
)


class TestWanted:
    @pytest.mark.parametrize("radius_m", [0, -1])
    def test_refuses_a_radius_that_is_not_positive(self, radius_m):
        with pytest.raises(Invalid, match="umkreis"):
            wanted(radius_m=radius_m)

    @pytest.mark.parametrize("category", Category)
    def test_only_services_come_home_and_only_if_they_are_not_looked_for_by_address(self, category):
        search = wanted(category=category)

        assert search.comes_home is (category is Category.AMBULANT)
        assert not replace(search, by_address=True).comes_home


class TestFits:
    def test_takes_one_of_several_needs(self):
        assert matching.fits(wanted=wanted(), service_bits=Service.STA_INTENSIV.bit)

    def test_refuses_an_offer_without_any_needed_service(self):
        assert not matching.fits(wanted=wanted(), service_bits=Service.STA_ARZT.bit)

    def test_takes_everything_where_nothing_is_needed(self):
        assert matching.fits(wanted=wanted(needed=()), service_bits=0)

    def test_takes_one_service_of_a_mandatory_group(self):
        search = wanted(needed=(), mandatory=(frozenset({Service.TAG, Service.NACHT}),))

        assert matching.fits(wanted=search, service_bits=Service.NACHT.bit)

    def test_refuses_when_one_of_two_mandatory_groups_is_missed(self):
        groups = (frozenset({Service.TAG}), frozenset({Service.NACHT}))

        assert not matching.fits(
            wanted=wanted(needed=(), mandatory=groups), service_bits=Service.TAG.bit
        )

    def test_never_lets_a_wish_exclude(self):
        search = wanted(needed=(), wishes=(Service.SPRACHE_PL,))

        assert matching.fits(wanted=search, service_bits=0)

    @given(searches, st.integers(0, ALL_BITS))
    def test_agrees_with_the_rule_in_sets(self, search, bits):
        offered = {service for service in Service if bits & service.bit}

        expected = all(group & offered for group in search.mandatory) and (
            not search.needed or bool(offered & set(search.needed))
        )

        assert matching.fits(wanted=search, service_bits=bits) is expected


class TestScore:
    def test_x06_gives_the_published_example(self):
        result = matching.score(candidate=candidate(), wanted=wanted())

        assert result.points == Decimal("82.5")
        assert (result.services, result.distance, result.availability, result.wishes) == (
            Decimal("37.5"),
            Decimal("20.0"),
            Decimal("20.0"),
            Decimal("5.0"),
        )

    def test_counts_the_distance_of_ambulatory_services_in_full(self):
        search = wanted(category=Category.AMBULANT, needed=(), radius_m=5_000)

        result = matching.score(candidate=candidate(distance_m=90_000), wanted=search)

        assert result.distance == Decimal("25.0")

    @pytest.mark.parametrize(
        ("light", "age_days", "points"),
        [
            (Light.FREI, 14, "20.0"),
            (Light.FREI, 15, "10.0"),
            (Light.AUF_ANFRAGE, 0, "10.0"),
            (Light.BELEGT, 14, "2.0"),
            (Light.BELEGT, 15, "10.0"),
            (Light.FREI, 31, "6.0"),
        ],
    )
    def test_weighs_the_light_by_its_age(self, light, age_days, points):
        one = candidate(lamp=lamp(light, age_days))

        assert matching.score(candidate=one, wanted=wanted()).availability == Decimal(points)

    def test_shares_the_points_for_wishes(self):
        search = wanted(wishes=(Service.SPRACHE_PL, Service.MERKMAL_HAUSTIER))
        one = candidate(service_bits=Service.SPRACHE_PL.bit)

        assert matching.score(candidate=one, wanted=search).wishes == Decimal("2.5")

    def test_c16_has_no_licence_among_its_inputs(self):
        assert Candidate._fields == (
            "facility_id",
            "name",
            "distance_m",
            "service_bits",
            "lamp",
        )

    @given(candidates, searches)
    def test_is_the_published_formula_exactly(self, one, search):
        result = matching.score(candidate=one, wanted=search)

        exact = points_by_fractions(one, search)
        assert Fraction(result.numerator, result.denominator) == exact
        assert result.points == (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(
            Decimal("0.1"), ROUND_HALF_UP
        )

    @given(candidates, searches)
    def test_stays_between_0_and_100(self, one, search):
        assert 0 <= matching.score(candidate=one, wanted=search).points <= 100

    @given(candidates, searches, st.integers(0, 80_000))
    def test_never_falls_when_it_is_nearer(self, one, search, nearer_m):
        nearer = one._replace(distance_m=min(nearer_m, one.distance_m))

        assert matching.score(candidate=nearer, wanted=search) >= matching.score(
            candidate=one, wanted=search
        )

    @given(candidates, searches, st.sampled_from(Service))
    def test_never_falls_when_more_is_offered(self, one, search, further):
        richer = one._replace(service_bits=one.service_bits | further.bit)

        assert matching.score(candidate=richer, wanted=search) >= matching.score(
            candidate=one, wanted=search
        )

    @given(candidates, searches, lamps)
    def test_never_falls_with_a_better_light(self, one, search, other):
        assume(SHARES[other.counts_as] >= SHARES[one.lamp.counts_as])

        assert matching.score(candidate=one._replace(lamp=other), wanted=search) >= matching.score(
            candidate=one, wanted=search
        )


class TestUnknownLight:
    def test_counts_three_tenths(self):
        assert matching.score(
            candidate=candidate(lamp=UNKNOWN), wanted=wanted()
        ).availability == Decimal("6.0")
