import pytest

from portal.law.leistungen.wohnen.behindertenhilfe import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("behindertenhilfe"))
def test_bl13_is_a_capped_share_of_the_fee(case):
    check(case, assess)
