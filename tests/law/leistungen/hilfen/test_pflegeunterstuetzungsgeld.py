import pytest

from portal.law.leistungen.hilfen.pflegeunterstuetzungsgeld import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("pflegeunterstuetzungsgeld"))
def test_bl13_counts_working_days(case):
    check(case, assess)
