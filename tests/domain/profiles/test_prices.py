"""Prices are whole cents, per Pflegegrad or for all, and belong to their category."""

import pytest

from portal.domain.matching.category import Category
from portal.domain.profiles.prices import (
    ALL_GRADES,
    ITEMS,
    NO_PRICES,
    GradePrice,
    PriceItem,
    Prices,
    check_prices,
    prices_from_rows,
    prices_to_rows,
)
from portal.values.errors import Invalid
from portal.values.money import Money


def care(*amounts):
    """Return the prices of care for Pflegegrad 1 and following; None is not stated."""
    numbered = enumerate(amounts, start=1)
    return Prices(
        {(PriceItem.PFLEGE, grade): Money(cents) for grade, cents in numbered if cents is not None}
    )


class TestSteps:
    def test_neighbouring_grades_with_one_price_stand_together(self):
        assert care(90_000, 150_000, 150_000, None, 150_000).steps(PriceItem.PFLEGE) == (
            GradePrice((1, 1), Money(90_000)),
            GradePrice((2, 3), Money(150_000)),
            GradePrice((5, 5), Money(150_000)),
        )

    def test_a_price_for_all_is_one_step(self):
        prices = Prices({(PriceItem.UNTERKUNFT, ALL_GRADES): Money(1)})

        assert prices.steps(PriceItem.UNTERKUNFT) == (GradePrice(None, Money(1)),)
        assert prices.of(PriceItem.UNTERKUNFT, 3) == Money(1)

    def test_what_is_not_stated_has_none(self):
        assert NO_PRICES.steps(PriceItem.PFLEGE) == ()
        assert care(1).of(PriceItem.PFLEGE, 2) is None
        assert care(1).of(PriceItem.PFLEGE) is None


class TestCheck:
    @pytest.mark.parametrize("category", Category)
    def test_takes_what_belongs_to_the_category(self, category):
        amounts = {(item, ALL_GRADES): Money(0) for item in ITEMS[category]}

        check_prices(prices=Prices(amounts), category=category)

    @pytest.mark.parametrize(
        ("item", "grade", "cents", "code"),
        [
            (PriceItem.PAUSCHALE, ALL_GRADES, 1, "item"),
            (PriceItem.PFLEGE, 6, 1, "grade"),
            (PriceItem.PFLEGE, -1, 1, "grade"),
            (PriceItem.UNTERKUNFT, 2, 1, "grade"),
            (PriceItem.PFLEGE, 2, -1, "amount"),
            (PriceItem.PFLEGE, 2, 10_000_001, "amount"),
        ],
    )
    def test_refuses_the_rest(self, item, grade, cents, code):
        with pytest.raises(Invalid, match=f"prices: {code}"):
            check_prices(prices=Prices({(item, grade): Money(cents)}), category=Category.STATIONAER)

    @pytest.mark.parametrize("first", [ALL_GRADES, 2])
    def test_a_price_for_all_beside_one_for_a_single_grade_contradicts(self, first):
        grades = (first, 2 - first)
        amounts = {(PriceItem.PFLEGE, grade): Money(1) for grade in grades}

        with pytest.raises(Invalid, match="prices: grade"):
            check_prices(prices=Prices(amounts), category=Category.STATIONAER)


def test_storing_keeps_cents():
    rows = prices_to_rows(prices=care(None, 150_001))

    assert rows == [["pflege", 2, 150_001]]
    assert prices_from_rows(rows=rows) == care(None, 150_001)
