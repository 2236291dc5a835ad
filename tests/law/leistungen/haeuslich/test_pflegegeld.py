from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.leistungen.haeuslich.pflegegeld import assess, pay_part_of_month
from portal.law.parameters import NotInForce
from portal.values.errors import Invalid
from portal.values.money import Money
from tests.support.leistung_cases import PARAMETERS, cases_of, check

MONTHLY = Money(59_900)


@pytest.mark.parametrize("case", cases_of("pflegegeld"))
def test_bl01_bl02_is_the_amount_of_the_day(case):
    check(case, assess)


def pay(day, full, half=0):
    law = PARAMETERS.at(day=day)
    return pay_part_of_month(monthly=MONTHLY, full_days=full, half_days=half, law=law)


class TestPartOfMonth:
    @pytest.mark.parametrize(
        ("day", "full", "half", "cents"),
        [
            (date(2026, 7, 1), 15, 0, 29_950),
            (date(2026, 7, 1), 31, 0, 59_900),
            (date(2026, 7, 1), 30, 0, 59_900),
            (date(2026, 2, 1), 28, 0, 59_900),
            (date(2026, 2, 1), 14, 0, 27_953),
            (date(2026, 6, 1), 20, 10, 49_917),
            (date(2026, 7, 1), 21, 10, 49_917),
            (date(2026, 2, 1), 18, 10, 49_917),
            (date(2026, 2, 1), 0, 28, 29_950),
            (date(2026, 7, 1), 0, 31, 29_950),
            (date(2026, 6, 1), 0, 0, 0),
        ],
    )
    def test_bl01_counts_thirty_days(self, day, full, half, cents):
        assert pay(day, full, half).value == Money(cents)

    def test_bl01_takes_no_half_days_where_none_are_named(self):
        law = PARAMETERS.at(day=date(2026, 6, 1))

        finding = pay_part_of_month(monthly=MONTHLY, full_days=15, law=law)
        assert finding.value == Money(29_950)

    def test_bl01_names_the_half_where_it_counts(self):
        assert pay(date(2026, 6, 1), 20, 10).has("haelfte")
        assert not pay(date(2026, 6, 1), 20).has("haelfte")

    @pytest.mark.parametrize(("full", "half"), [(31, 0), (-1, 0), (0, -1), (20, 11)])
    def test_bl01_refuses_more_days_than_the_month_has(self, full, half):
        with pytest.raises(Invalid, match="days"):
            pay(date(2026, 6, 1), full, half)

    def test_bl01_is_refused_before_the_rule(self):
        with pytest.raises(NotInForce):
            pay(date(2016, 12, 1), 1)

    @given(full=st.integers(0, 29), half=st.integers(0, 29))
    def test_bl01_a_further_day_never_pays_less(self, full, half):
        half = min(half, 29 - full)

        less, more = (pay(date(2026, 6, 1), days, half).value for days in (full, full + 1))
        assert less <= more <= MONTHLY
