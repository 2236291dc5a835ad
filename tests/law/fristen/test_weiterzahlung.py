from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.fristen.weiterzahlung import pay_abroad, pay_in_hospital
from portal.law.parameters import NotInForce, load_parameters
from portal.values.errors import Invalid
from tests.support.law_cases import read_cases

PARAMETERS = load_parameters()
KEYS = frozenset(
    {"admitted_on", "left_on", "stays_until", "days_abroad_before", "ends_on", "periods"}
)


class TestPayment:
    @pytest.mark.parametrize("case", read_cases("fristen/weiterzahlung.yaml", keys=KEYS))
    def test_bl01_goes_on_for_some_weeks(self, case):
        if "admitted_on" in case:
            found = (pay_in_hospital(admitted_on=case["admitted_on"], parameters=PARAMETERS),)
        else:
            found = pay_abroad(
                left_on=case["left_on"],
                stays_until=case.get("stays_until"),
                days_abroad_before=case.get("days_abroad_before", 0),
                parameters=PARAMETERS,
            )

        start = case.get("admitted_on") or case["left_on"]
        expected = case.get("periods", [{"from": start, "to": case.get("ends_on")}])
        assert [{"from": one.starts_on, "to": one.ends_on} for one in found] == expected
        for one in found:
            assert one.citation.norm.removesuffix(" SGB XI") in case["source"]

    def test_bl01_is_refused_before_the_rule(self):
        with pytest.raises(NotInForce):
            pay_in_hospital(admitted_on=date(2016, 12, 1), parameters=PARAMETERS)
        with pytest.raises(NotInForce):
            pay_abroad(left_on=date(2016, 12, 1), parameters=PARAMETERS)

    @pytest.mark.parametrize(
        ("facts", "field"),
        [
            ({"stays_until": date(2026, 3, 1)}, "stays_until"),
            ({"days_abroad_before": -1}, "days_abroad_before"),
            ({"days_abroad_before": 61}, "days_abroad_before"),
        ],
    )
    def test_bl01_a_stay_that_cannot_be_is_refused(self, facts, field):
        with pytest.raises(Invalid, match=field):
            pay_abroad(left_on=date(2026, 3, 2), **facts, parameters=PARAMETERS)

        pay_abroad(left_on=date(2026, 3, 2), days_abroad_before=60, parameters=PARAMETERS)

    @given(
        left_on=st.dates(date(2017, 1, 1), date(2030, 12, 31)),
        days=st.integers(0, 800),
        before=st.integers(0, 70),
    )
    def test_bl01_never_pays_more_days_of_a_year_than_its_weeks(self, left_on, days, before):
        before = min(before, (left_on - date(left_on.year, 1, 1)).days)
        until = left_on + timedelta(days=days)
        periods = pay_abroad(
            left_on=left_on, stays_until=until, days_abroad_before=before, parameters=PARAMETERS
        )

        paid = [
            one.starts_on + timedelta(days=more)
            for one in periods
            for more in range((one.ends_on - one.starts_on).days + 1)
        ]
        stay = [left_on + timedelta(days=more) for more in range(days + 1)]
        expected = []
        for year in sorted({day.year for day in stay}):
            most = PARAMETERS.at(day=date(year, 1, 1)).amount("pflegegeld_ausland").whole * 7
            used = before if year == left_on.year else 0
            expected += [day for day in stay if day.year == year][: max(0, most - used)]
        assert paid == expected
