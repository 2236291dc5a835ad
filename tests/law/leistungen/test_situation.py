from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest

from portal.law.leistungen.situation import HAEUSLICH, Ersatzpflege, Situation, Wohnform
from portal.values.errors import Invalid
from portal.values.money import Money

DAY = date(2026, 11, 22)


class TestSituation:
    def test_has_the_plainest_defaults(self):
        situation = Situation(grade=2, day=DAY)

        assert (situation.home, situation.helper) == (Wohnform.ZU_HAUSE, Ersatzpflege.ANDERE)
        assert situation.used == Money(0)
        assert {Wohnform.ZU_HAUSE, Wohnform.WOHNGRUPPE} == HAEUSLICH

    @pytest.mark.parametrize("grade", [0, 5])
    def test_takes_every_grade(self, grade):
        assert Situation(grade=grade, day=DAY).grade == grade

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("grade", -1),
            ("grade", 6),
            ("used", Decimal("100.01")),
            ("used", Decimal(-1)),
            ("used", Money(-1)),
            ("converted", Money(-1)),
            ("expenses", Money(-1)),
            ("own_share", Money(-1)),
            ("facility_fee", Money(-1)),
            ("used_verhinderung", Money(-1)),
            ("used_kurzzeitpflege", Money(-1)),
            ("cared_for_months", -1),
            ("months_in_home", 0),
            ("days_at_home", -1),
            ("persons_in_flat", 0),
        ],
    )
    def test_refuses_a_number_outside_its_range(self, field, value):
        with pytest.raises(Invalid) as caught:
            Situation(**{"grade": 2, "day": DAY, field: value})

        assert caught.value.field == field

    def test_cannot_be_changed(self):
        with pytest.raises(FrozenInstanceError):
            Situation(grade=2, day=DAY).grade = 3
