from datetime import date
from decimal import Decimal

import pytest

from portal.law.leistungen.alle import list_leistungen
from portal.law.leistungen.situation import Situation
from portal.law.parameters import load_parameters
from portal.web import law_benefits
from portal.web.law_benefits import describe_benefits, lines_of

PARAMETERS = load_parameters()
TODAY = date(2026, 11, 22)


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
