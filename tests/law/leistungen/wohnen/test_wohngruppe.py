import pytest

from portal.law.leistungen.wohnen.wohngruppe import assess_anschub, assess_zuschlag
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("wohngruppenzuschlag"))
def test_bl13_zuschlag_has_the_paragraph_of_its_day(case):
    check(case, assess_zuschlag)


@pytest.mark.parametrize("case", cases_of("wohngruppen_anschub"))
def test_bl13_anschub_has_the_paragraph_of_its_day(case):
    check(case, assess_anschub)
