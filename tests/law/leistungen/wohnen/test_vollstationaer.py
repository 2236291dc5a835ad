import pytest

from portal.law.leistungen.wohnen.vollstationaer import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("vollstationaer"))
def test_bl11_is_paid_by_grade(case):
    check(case, assess)
