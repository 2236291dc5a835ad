from datetime import date

import pytest

from portal.law.leistungen.wohnen.leistungszuschlag import assess, count_months
from portal.values.errors import Invalid
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("leistungszuschlag_heim"))
def test_bl11_rises_with_the_months(case):
    check(case, assess)


class TestCountMonths:
    @pytest.mark.parametrize(
        ("moved_in_on", "on", "months"),
        [
            (date(2026, 11, 22), date(2026, 11, 22), 1),
            (date(2025, 11, 30), date(2026, 10, 1), 12),
            (date(2025, 11, 30), date(2026, 11, 1), 13),
        ],
    )
    def test_bl11_counts_begun_months_whole(self, moved_in_on, on, months):
        assert count_months(moved_in_on=moved_in_on, on=on) == months

    def test_refuses_a_later_move(self):
        with pytest.raises(Invalid, match="moved_in_on"):
            count_months(moved_in_on=date(2026, 11, 23), on=date(2026, 11, 22))
