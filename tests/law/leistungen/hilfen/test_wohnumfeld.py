import pytest

from portal.law.leistungen.hilfen.wohnumfeld import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("wohnumfeld"))
def test_bl09_is_shared_by_those_in_the_flat(case):
    check(case, assess)
