from datetime import date, timedelta
from itertools import pairwise

import pytest

from portal.law.parameters import load_parameters
from portal.web.law_days import first_day, last_day, no_rule, period_name, periods

PARAMETERS = load_parameters()
TODAY = date(2026, 11, 22)


class TestReach:
    def test_the_law_known_today_is_told_until_the_end_of_next_year(self):
        assert last_day(TODAY) == date(2027, 12, 31)

    def test_the_sentence_names_both_ends(self):
        sentence = no_rule(first=date(2017, 1, 1), last=date(2027, 12, 31))

        assert sentence.endswith("vom 1. Januar 2017 bis zum 31. Dezember 2027.")


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


class TestPeriodName:
    @pytest.mark.parametrize(
        ("first", "last", "words"),
        [
            ((2024, 1, 1), (2024, 12, 31), "2024"),
            ((2025, 1, 1), (2025, 6, 30), "2025, Januar bis Juni"),
            ((2020, 4, 1), (2020, 12, 31), "2020, April bis Dezember"),
            ((2021, 4, 28), (2021, 6, 8), "2021, 28. April bis 8. Juni"),
            ((2021, 1, 1), (2021, 4, 27), "2021, 1. Januar bis 27. April"),
        ],
    )
    def test_names_years_months_or_days(self, first, last, words):
        assert period_name(first=date(*first), last=date(*last)) == words
