from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.leistungen.haeuslich import kombination, pflegegeld
from portal.law.leistungen.situation import Situation
from portal.values.money import Money
from tests.support.leistung_cases import PARAMETERS, cases_of, check

DAYS = st.dates(date(2017, 1, 1), date(2030, 1, 1))
GRADES = st.integers(2, 5)


@pytest.mark.parametrize("case", cases_of("kombination"))
def test_bl04_lowers_pflegegeld_by_the_share_used(case):
    check(case, kombination.assess)


def cash(*, day, grade, used):
    """Return the Pflegegeld in cents, whole or in part."""
    situation = Situation(grade=grade, day=day, used=used)
    law = PARAMETERS.at(day=day)
    found = (one.assess(situation=situation, law=law).value for one in (pflegegeld, kombination))
    return sum(posten.value.cents for leistung in found for posten in leistung.posten)


class TestProperties:
    @given(day=DAYS, grade=GRADES, cents=st.integers(0, 250_000), more=st.integers(1, 50_000))
    def test_bl04_more_sachleistung_never_raises_the_pflegegeld(self, day, grade, cents, more):
        less = cash(day=day, grade=grade, used=Money(cents + more))

        assert 0 <= less <= cash(day=day, grade=grade, used=Money(cents))

    @given(day=DAYS, grade=GRADES, percent=st.decimals(0, 100, places=2))
    def test_bl04_both_shares_never_exceed_the_whole(self, day, grade, percent):
        whole = PARAMETERS.at(day=day).money(f"pflegegeld.{grade}").cents

        part = cash(day=day, grade=grade, used=percent)

        exact = whole * (100 - percent) / 100
        assert abs(part - exact) <= Decimal("0.5")
        assert part <= whole
