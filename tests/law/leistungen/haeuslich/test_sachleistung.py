import pytest

from portal.law.leistungen.haeuslich.sachleistung import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("sachleistung"))
def test_bl03_is_the_amount_of_the_day(case):
    check(case, assess)
