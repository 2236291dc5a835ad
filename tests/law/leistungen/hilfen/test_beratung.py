import pytest

from portal.law.leistungen.hilfen.beratung import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("beratungsbesuch"))
def test_bl14_is_a_duty_by_date_and_grade(case):
    check(case, assess)
