"""What residents pay: exact cents, by the law of the day."""

from datetime import date
from decimal import Decimal

import pytest

from portal.domain.profiles.own_share import MonthStep, own_shares
from portal.domain.profiles.prices import ALL_GRADES, PriceItem, Prices
from portal.law.parameters import load_parameters
from portal.values.money import Money

LAW = load_parameters()
TODAY = date(2026, 3, 2)
LIVING = {
    PriceItem.UNTERKUNFT: 60_010,
    PriceItem.VERPFLEGUNG: 40_020,
    PriceItem.INVESTITION: 50_030,
}


def prices(care, *, training=0, **changes):
    amounts = {(PriceItem.PFLEGE, grade): Money(cents) for grade, cents in care.items()}
    living = LIVING | {PriceItem[name]: cents for name, cents in changes.items()}
    if training is not None:
        living[PriceItem.AUSBILDUNG] = training
    amounts |= {
        (item, ALL_GRADES): Money(cents) for item, cents in living.items() if cents is not None
    }
    return Prices(amounts)


def shares(given, day=TODAY):
    return own_shares(prices=given, law=LAW.at(day=day))


class TestSupplement:
    def test_x17_lowers_care_alone_by_the_months_of_the_stay(self):
        (share,) = shares(prices(dict.fromkeys(range(2, 6), 150_001), training=10_000))

        assert (share.grades, share.care, share.living) == ((2, 5), Money(160_001), Money(150_060))
        # 15, 30, 50 and 75 % of 1.600,01 €, each rounded once, half a cent up (§ 43c SGB XI).
        assert share.steps == (
            MonthStep(1, 12, Decimal(15), Money(24_000), Money(286_061)),
            MonthStep(13, 24, Decimal(30), Money(48_000), Money(262_061)),
            MonthStep(25, 36, Decimal(50), Money(80_001), Money(230_060)),
            MonthStep(37, None, Decimal(75), Money(120_001), Money(190_060)),
        )
        assert share.citation.norm == "§ 43c SGB XI"

    def test_x17_there_is_none_for_pflegegrad_1(self):
        first, second = shares(prices({1: 100_000, 2: 100_000}))

        assert first.grades == (1, 1)
        assert first.steps == (MonthStep(1, None, None, Money(0), Money(250_060)),)
        assert len(second.steps) == 4

    @pytest.mark.parametrize(
        ("day", "percent"),
        [(date(2023, 12, 31), [5, 25, 45, 70]), (date(2024, 1, 1), [15, 30, 50, 75])],
    )
    def test_x17_the_day_chooses_the_law(self, day, percent):
        (share,) = shares(prices({2: 100_000}), day)

        assert [step.percent for step in share.steps] == percent

    def test_x17_before_there_was_one_everything_is_paid(self):
        (share,) = shares(prices({2: 100_000}), date(2021, 12, 31))

        assert share.steps == (MonthStep(1, None, None, Money(0), Money(250_060)),)


class TestGrades:
    def test_those_that_pay_differently_or_have_a_gap_stand_apart(self):
        found = shares(prices({2: 100_000, 3: 110_000, 5: 110_000}))

        assert [share.grades for share in found] == [(2, 2), (3, 3), (5, 5)]


class TestNothingIsGuessed:
    @pytest.mark.parametrize("item", LIVING)
    def test_x17_with_a_part_missing_nothing_is_computed(self, item):
        assert shares(prices({2: 100_000}, **{item.name: None})) == ()

    def test_x17_a_missing_ausbildungsumlage_is_not_taken_for_none(self):
        assert shares(prices({2: 100_000}, training=None)) == ()
        assert len(shares(prices({2: 100_000}, training=0))) == 1

    def test_x17_without_the_price_of_care_neither(self):
        assert shares(prices({})) == ()
