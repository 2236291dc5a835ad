import pytest

from portal.law.leistungen.auszeit.verhinderung import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("verhinderung"))
def test_bl05_bl06_bl07_by_date_and_person(case):
    check(case, assess)
