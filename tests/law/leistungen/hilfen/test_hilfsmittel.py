from datetime import date

import pytest

from portal.law.leistungen.hilfen.hilfsmittel import assess_consumed, assess_technical, copay
from portal.law.parameters import NotInForce
from portal.values.money import Money
from tests.support.leistung_cases import PARAMETERS, cases_of, check

LAW = PARAMETERS.at(day=date(2026, 11, 22))


@pytest.mark.parametrize("case", cases_of("pflegehilfsmittel_verbrauch"))
def test_bl08_consumables_by_date(case):
    check(case, assess_consumed)


@pytest.mark.parametrize("case", cases_of("hilfsmittel_zuzahlung"))
def test_bl13_technical_aids_cost_adults_something(case):
    check(case, assess_technical)


class TestCopay:
    @pytest.mark.parametrize(
        ("price_cents", "cents", "code"),
        [
            (10_000, 1_000, "anteil_am_preis"),
            (25_000, 2_500, "anteil_am_preis"),
            (25_010, 2_500, "hoechstens"),
            (1_005, 101, "anteil_am_preis"),
        ],
    )
    def test_is_a_tenth_with_a_limit(self, price_cents, cents, code):
        finding = copay(price=Money(price_cents), is_adult=True, law=LAW)

        assert finding.value == Money(cents)
        assert finding.has(code)

    def test_is_nothing_for_minors(self):
        finding = copay(price=Money(10_000), is_adult=False, law=LAW)

        assert finding.value == Money(0)
        assert finding.has("minderjaehrig")

    def test_is_refused_before_the_rule(self):
        law = PARAMETERS.at(day=date(2021, 4, 27))

        with pytest.raises(NotInForce):
            copay(price=Money(1), is_adult=True, law=law)
