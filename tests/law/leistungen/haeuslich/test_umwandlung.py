import pytest

from portal.law.leistungen.haeuslich.umwandlung import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("umwandlung"))
def test_bl04_is_limited_by_share_and_use(case):
    check(case, assess)
