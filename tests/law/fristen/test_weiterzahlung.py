from datetime import date

import pytest

from portal.law.fristen.weiterzahlung import pay_abroad, pay_in_hospital
from portal.law.parameters import NotInForce, load_parameters
from tests.support.law_cases import read_cases

PARAMETERS = load_parameters()
KEYS = frozenset({"admitted_on", "left_on", "days_abroad_before", "ends_on"})


class TestPayment:
    @pytest.mark.parametrize("case", read_cases("fristen/weiterzahlung.yaml", keys=KEYS))
    def test_bl01_goes_on_for_some_weeks(self, case):
        if "admitted_on" in case:
            frist = pay_in_hospital(admitted_on=case["admitted_on"], parameters=PARAMETERS)
        else:
            frist = pay_abroad(
                left_on=case["left_on"],
                days_abroad_before=case.get("days_abroad_before", 0),
                parameters=PARAMETERS,
            )

        assert frist.ends_on == case["ends_on"]
        assert frist.citation.norm.removesuffix(" SGB XI") in case["source"]

    def test_bl01_is_refused_before_the_rule(self):
        with pytest.raises(NotInForce):
            pay_in_hospital(admitted_on=date(2016, 12, 1), parameters=PARAMETERS)
        with pytest.raises(NotInForce):
            pay_abroad(left_on=date(2016, 12, 1), parameters=PARAMETERS)
