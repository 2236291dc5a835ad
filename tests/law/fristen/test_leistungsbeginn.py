import pytest

from portal.law.fristen.leistungsbeginn import begin_benefits
from tests.support.law_cases import read_cases

KEYS = frozenset({"applied_on", "needed_since", "begins_on"})


@pytest.mark.parametrize("case", read_cases("fristen/leistungsbeginn.yaml", keys=KEYS))
def test_bl14_benefits_begin_with_application_month_or_need(case):
    finding = begin_benefits(applied_on=case["applied_on"], needed_since=case["needed_since"])

    assert finding.value == case["begins_on"]
    assert str(finding.reasons[0].citation) == "§ 33 Abs. 1 SGB XI"
