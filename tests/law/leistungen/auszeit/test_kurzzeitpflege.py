import pytest

from portal.law.leistungen.auszeit.kurzzeitpflege import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("kurzzeitpflege"))
def test_bl05_by_date(case):
    check(case, assess)
