import pytest

from portal.law.leistungen.haeuslich.tagespflege import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("tages_nachtpflege"))
def test_bl10_is_paid_in_addition(case):
    check(case, assess)
