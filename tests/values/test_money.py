from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.values.money import Money


class TestFromEuroText:
    @pytest.mark.parametrize(
        ("text", "cents"),
        [
            ("0", 0),
            ("347", 34_700),
            ("318.40", 31_840),
            ("318.4", 31_840),
            ("0.05", 5),
            ("007", 700),
            ("10452", 1_045_200),
        ],
    )
    def test_reads_plain_decimals(self, text, cents):
        assert Money.from_euro_text(text) == Money(cents)

    @pytest.mark.parametrize(
        "text", ["", " 1", "-1", "+1", "1,50", "1.", ".5", "1.x", "1e3", "1_000", "٣", "a", "1.2.3"]
    )
    def test_refuses_what_is_no_amount(self, text):
        with pytest.raises(ValueError, match="not an amount in euro"):
            Money.from_euro_text(text)

    @pytest.mark.parametrize("text", ["1.234", "0.000"])
    def test_refuses_more_than_two_decimals(self, text):
        with pytest.raises(ValueError, match="more than two decimals"):
            Money.from_euro_text(text)

    @given(amount=st.decimals(min_value=0, max_value=10**12, places=2))
    def test_is_exact(self, amount):
        money = Money.from_euro_text(f"{amount:f}")

        assert Decimal(money.cents) / 100 == amount


class TestGerman:
    @pytest.mark.parametrize(
        ("cents", "text"),
        [
            (0, "0"),
            (34_700, "347"),
            (353_900, "3.539"),
            (31_840, "318,40"),
            (5, "0,05"),
            (123_456_789, "1.234.567,89"),
            (-5, "−0,05"),
            (-353_900, "−3.539"),
        ],
    )
    def test_writes_the_bare_german_number(self, cents, text):
        assert Money(cents).german() == text

    @given(cents=st.integers(min_value=-(10**15), max_value=10**15))
    def test_loses_nothing(self, cents):
        plain = Money(cents).german().replace(".", "").replace(",", ".").replace("−", "-")

        assert Decimal(plain) * 100 == cents


class TestMoney:
    @given(one=st.integers(), other=st.integers())
    def test_is_ordered_by_its_cents(self, one, other):
        assert (Money(one) < Money(other)) == (one < other)
        assert (Money(one) == Money(other)) == (one == other)

    def test_cannot_be_changed(self):
        with pytest.raises(FrozenInstanceError):
            Money(1).cents = 2
