import pytest

from portal.law.leistungen.hilfen.dipa import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("dipa"))
def test_bl13_has_two_caps_since_2026(case):
    check(case, assess)
