"""The weights of the published score."""

from decimal import Decimal

from portal.domain.availability.light import Light
from portal.domain.matching import formula


class TestFormula:
    def test_adds_up_to_a_hundred_points(self):
        assert formula.TOTAL == 100

    def test_weighs_as_published(self):
        weights = (
            formula.SERVICES_WEIGHT,
            formula.DISTANCE_WEIGHT,
            formula.AVAILABILITY_WEIGHT,
            formula.WISHES_WEIGHT,
        )

        assert weights == (50, 25, 20, 5)

    def test_values_every_light_as_published(self):
        assert {
            Light.FREI: Decimal("1.0"),
            Light.AUF_ANFRAGE: Decimal("0.5"),
            Light.UNBEKANNT: Decimal("0.3"),
            Light.BELEGT: Decimal("0.1"),
        } == formula.AVAILABILITY_SHARES

    def test_loses_nothing_by_counting_in_tenths(self):
        for light, share in formula.AVAILABILITY_SHARES.items():
            assert Decimal(formula.AVAILABILITY_TENTHS[light]) / formula.TENTHS == share
