import pytest

from portal.law.leistungen.auszeit.jahresbetrag import assess
from tests.support.leistung_cases import cases_of, check


@pytest.mark.parametrize("case", cases_of("gemeinsamer_jahresbetrag"))
def test_bl05_is_one_amount_for_both(case):
    check(case, assess)
