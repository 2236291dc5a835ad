from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.fristen.zeitraum import add_months, end_of_year, first_of_period


class TestAddMonths:
    @pytest.mark.parametrize(
        ("day", "months", "later"),
        [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2028, 1, 31), 1, date(2028, 2, 29)),
            (date(2026, 11, 22), 1, date(2026, 12, 22)),
            (date(2026, 12, 1), 1, date(2027, 1, 1)),
            (date(2028, 2, 29), 12, date(2029, 2, 28)),
            (date(2026, 7, 1), 6, date(2027, 1, 1)),
        ],
    )
    def test_keeps_the_number_of_the_day_where_the_month_has_it(self, day, months, later):
        assert add_months(day=day, months=months) == later

    @given(day=st.dates(date(2000, 1, 1), date(2090, 1, 1)), months=st.integers(1, 24))
    def test_always_moves_forward_by_whole_months(self, day, months):
        later = add_months(day=day, months=months)

        assert (later.year - day.year) * 12 + later.month - day.month == months
        assert later.day <= day.day


class TestFirstOfPeriod:
    @pytest.mark.parametrize(
        ("day", "months", "first"),
        [
            (date(2026, 6, 30), 6, date(2026, 1, 1)),
            (date(2026, 7, 1), 6, date(2026, 7, 1)),
            (date(2026, 3, 31), 3, date(2026, 1, 1)),
            (date(2026, 12, 31), 3, date(2026, 10, 1)),
        ],
    )
    def test_gives_half_years_and_quarters(self, day, months, first):
        assert first_of_period(day=day, months=months) == first


def test_the_year_ends_in_december():
    assert end_of_year(year=2026) == date(2026, 12, 31)
