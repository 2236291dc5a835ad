from datetime import date

import pytest

from portal.law.fristen.beratungsbesuche import list_visits
from portal.law.parameters import NotInForce, load_parameters
from tests.support.law_cases import read_cases

PARAMETERS = load_parameters()
KEYS = frozenset({"grade", "since", "ends_before", "ends_on"})


class TestVisits:
    @pytest.mark.parametrize("case", read_cases("fristen/beratungsbesuche.yaml", keys=KEYS))
    def test_bl14_fall_due_by_date_and_grade(self, case):
        visits = list_visits(
            grade=case["grade"],
            since=case["since"],
            ends_before=case["ends_before"],
            parameters=PARAMETERS,
        )

        assert [visit.ends_on for visit in visits] == case["ends_on"]
        assert {str(visit.citation) for visit in visits} <= {"§ 37 Abs. 3 SGB XI"}

    def test_bl14_begin_with_the_pflegegeld_not_with_the_half_year(self):
        visits = list_visits(
            grade=2, since=date(2026, 2, 10), ends_before=date(2027, 1, 1), parameters=PARAMETERS
        )

        assert [visit.starts_on for visit in visits] == [date(2026, 2, 10), date(2026, 7, 1)]

    def test_bl14_are_refused_before_the_rule(self):
        with pytest.raises(NotInForce):
            list_visits(
                grade=2,
                since=date(2016, 12, 31),
                ends_before=date(2018, 1, 1),
                parameters=PARAMETERS,
            )
