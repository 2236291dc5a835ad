import pytest

from portal.law.leistungen.wohnen.wohnform import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("gemeinschaftliche_wohnform"))
def test_bl13_is_new_in_2026(case):
    check(case, assess)
