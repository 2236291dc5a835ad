from datetime import date
from decimal import Decimal

import pytest

from portal.law.leistungen.alle import list_leistungen
from portal.law.leistungen.situation import Situation
from portal.web.content import load_content
from portal.web.law_benefits import describe_benefits, lines_of

KNOWN = load_content()
TODAY = date(2026, 11, 22)


class TestDescribeBenefits:
    def test_gives_what_the_core_gives_in_its_order(self):
        situation = Situation(grade=3, day=TODAY, used=Decimal(60))

        described = describe_benefits(situation=situation, known=KNOWN)

        found = list_leistungen(situation=situation, parameters=KNOWN.parameters)
        assert tuple(one.finding for one in described) == found


class TestLinesOf:
    @pytest.fixture
    def pflegegeld(self):
        situation = Situation(grade=2, day=date(2024, 5, 1))
        return describe_benefits(situation=situation, known=KNOWN)[0]

    def test_bl13_each_amount_has_source_period_and_status(self, pflegegeld):
        line = lines_of(pflegegeld)[0]

        assert line.value == "332 Euro im Monat"
        assert line.period == "01.01.2024 bis 31.12.2024"
        assert "§ 37" in line.source
        assert "BGBl." in line.source
        assert "geltendes Recht" in line.source
