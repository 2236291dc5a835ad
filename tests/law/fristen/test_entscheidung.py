from datetime import date

import pytest

from portal.law.fristen.entscheidung import (
    compensate_delay,
    decide_adaptation,
    decide_application,
)
from portal.law.fristen.feiertage import Land, load_feiertage
from portal.law.parameters import NotInForce, load_parameters
from portal.values.money import Money
from tests.support.law_cases import read_cases

PARAMETERS = load_parameters()
FEIERTAGE = load_feiertage()
KEYS = frozenset({"received_on", "land", "with_expert", "ends_on", "not_in_force"})


def decide(case, function, **more):
    return function(
        received_on=case["received_on"],
        land=Land(case["land"]),
        parameters=PARAMETERS,
        feiertage=FEIERTAGE,
        **more,
    )


class TestApplication:
    @pytest.mark.parametrize("case", read_cases("fristen/entscheidung.yaml", keys=KEYS))
    def test_bl14_is_decided_within_25_working_days(self, case):
        if "not_in_force" in case:
            with pytest.raises(NotInForce):
                decide(case, decide_application)
            return

        frist = decide(case, decide_application)

        assert frist.ends_on == case["ends_on"]
        assert (frist.starts_on, frist.name) == (case["received_on"], "entscheidung")
        assert str(frist.citation) == "§ 18c Abs. 1 SGB XI"


class TestAdaptation:
    @pytest.mark.parametrize("case", read_cases("fristen/wohnumfeld.yaml", keys=KEYS))
    def test_bl09_is_decided_within_three_or_five_weeks(self, case):
        more = {"with_expert": case.get("with_expert", False)}
        if "not_in_force" in case:
            with pytest.raises(NotInForce):
                decide(case, decide_adaptation, **more)
            return

        frist = decide(case, decide_adaptation, **more)

        assert frist.ends_on == case["ends_on"]
        assert frist.name.endswith("_gutachten") == more["with_expert"]
        assert str(frist.citation) == "§ 40 Abs. 7 SGB XI"


class TestDelay:
    @pytest.mark.parametrize(
        ("decided_on", "euro", "code"),
        [
            (date(2026, 11, 30), 0, "puenktlich"),
            (date(2026, 12, 7), 0, "puenktlich"),
            (date(2026, 12, 8), 70, "verzug"),
            (date(2026, 12, 14), 70, "verzug"),
            (date(2026, 12, 15), 140, "verzug"),
        ],
    )
    def test_bl14_costs_70_euro_for_each_week_begun(self, decided_on, euro, code):
        law = PARAMETERS.at(day=decided_on)

        finding = compensate_delay(due_on=date(2026, 12, 7), decided_on=decided_on, law=law)

        assert finding.value == Money(euro * 100)
        assert finding.has(code)

    def test_bl14_is_refused_before_the_rule(self):
        day = date(2023, 9, 30)

        with pytest.raises(NotInForce):
            compensate_delay(due_on=day, decided_on=day, law=PARAMETERS.at(day=day))
