from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from portal.law.leistungen.haeuslich.nutzung import measure_use
from portal.law.leistungen.situation import Situation
from portal.law.parameters import NotInForce, UnknownParameter
from portal.values.money import Money
from tests.support.leistung_cases import PARAMETERS


def use(*, day=date(2026, 11, 22), grade=3, **facts):
    return measure_use(
        situation=Situation(grade=grade, day=day, **facts), law=PARAMETERS.at(day=day)
    )


class TestUse:
    def test_bl04_is_the_same_in_per_cent_and_in_euro(self):
        assert use(used=Decimal("33.3")).share == Fraction(333, 1000)
        assert use(used=Money(89_820)).share == Fraction(3, 5)

    def test_bl04_never_exceeds_the_maximum(self):
        found = use(used=Money(999_999), converted=Money(10_000))

        assert (found.share, found.rest, found.converted) == (1, 0, 0)

    def test_bl04_converted_money_has_a_limit_of_its_own(self):
        found = use(converted=Money(100_000))

        assert (found.converted, found.share) == (59_880, Fraction(2, 5))

    def test_bl04_converted_money_before_the_known_amounts_is_left_out(self):
        found = use(day=date(2023, 12, 31), used=Decimal(40), converted=Money(1))

        assert (found.share, found.converted) == (Fraction(2, 5), 0)
        assert found.left_out == ("umwandlung_unbekannt",)
        assert use(day=date(2024, 1, 1), converted=Money(1)).left_out == ()

    def test_bl04_is_refused_before_the_pflegegrade(self):
        with pytest.raises(NotInForce, match="sachleistung"):
            use(day=date(2016, 12, 31))

    def test_bl04_pflegegrad_1_has_none(self):
        with pytest.raises(UnknownParameter):
            use(grade=1)
