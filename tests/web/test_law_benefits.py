from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from portal.law.leistungen.alle import list_leistungen
from portal.law.leistungen.situation import Situation
from portal.law.parameters import load_parameters
from portal.web import law_benefits
from portal.web.law_benefits import describe_benefits, first_day, lines_of, periods

PARAMETERS = load_parameters()
TODAY = date(2026, 11, 22)


class TestPeriods:
    def test_the_newest_stretch_comes_first_and_ends_with_the_year(self):
        assert periods(PARAMETERS, until=TODAY)[0] == (date(2026, 1, 1), date(2026, 12, 31))

    def test_they_follow_each_other_without_gap_from_the_first_day_on(self):
        stretches = periods(PARAMETERS, until=TODAY)[::-1]

        assert stretches[0][0] == first_day(PARAMETERS) == date(2017, 1, 1)
        for (_, last), (first, _) in pairwise(stretches):
            assert first == last + timedelta(days=1)

    def test_bl05_the_year_2025_has_two_halves(self):
        of_2025 = [one for one in periods(PARAMETERS, until=TODAY) if one[0].year == 2025]

        assert of_2025 == [
            (date(2025, 7, 1), date(2025, 12, 31)),
            (date(2025, 1, 1), date(2025, 6, 30)),
        ]

    def test_x09_the_law_of_a_stretch_never_changes_within_it(self):
        for first, last in periods(PARAMETERS, until=TODAY):
            assert PARAMETERS.at(day=first).amounts == PARAMETERS.at(day=last).amounts


class TestDescribeBenefits:
    def test_gives_what_the_core_gives_in_its_order(self):
        situation = Situation(grade=3, day=TODAY, used=Decimal(60))

        described = describe_benefits(situation=situation, parameters=PARAMETERS)

        found = list_leistungen(situation=situation, parameters=PARAMETERS)
        assert tuple(one.finding for one in described) == found

    def test_words_and_holidays_are_read_once(self):
        assert law_benefits.wording() is law_benefits.wording()
        assert law_benefits.holidays() is law_benefits.holidays()


class TestLinesOf:
    @pytest.fixture
    def pflegegeld(self):
        situation = Situation(grade=2, day=date(2024, 5, 1))
        return describe_benefits(situation=situation, parameters=PARAMETERS)[0]

    def test_bl13_each_amount_has_source_period_and_status(self, pflegegeld):
        line = lines_of(pflegegeld)[0]

        assert line.value == "332 Euro im Monat"
        assert line.period == "01.01.2024 bis 31.12.2024"
        assert "§ 37" in line.source
        assert "BGBl." in line.source
        assert "geltendes Recht" in line.source
