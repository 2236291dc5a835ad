"""Amounts and days that may be left empty."""

from datetime import date

import pytest

from portal.values.errors import Invalid
from portal.values.money import Money
from portal.web.typed_amounts import amount_words, read_amount, read_optional_day


class TestAmount:
    @pytest.mark.parametrize(
        ("text", "amount"),
        [("", None), (" ", None), ("850 €", Money(85_000)), ("1.234,50", Money(123_450))],
    )
    def test_is_read_as_people_type_it(self, text: str, amount: Money | None):
        assert read_amount(text=text, highest_cents=1_000_000) == amount

    @pytest.mark.parametrize("text", ["teuer", "-1", "10.000,01"])
    def test_refuses_what_is_none_or_too_high(self, text: str):
        with pytest.raises(Invalid):
            read_amount(text=text, highest_cents=1_000_000)

    @pytest.mark.parametrize("cents", [0, 5, 123_450, 25_000_000])
    def test_comes_back_as_it_was_typed(self, cents: int):
        amount = Money(cents)

        assert read_amount(text=amount_words(amount), highest_cents=10**9) == amount

    def test_nothing_is_nothing(self):
        assert amount_words(None) == ""


class TestDay:
    @pytest.mark.parametrize(
        ("text", "day"),
        [("", None), ("31.12.2027", date(2027, 12, 31)), ("2027-12-31", date(2027, 12, 31))],
    )
    def test_is_read_or_left_out(self, text: str, day: date | None):
        assert read_optional_day(text) == day

    def test_refuses_what_is_none(self):
        with pytest.raises(Invalid):
            read_optional_day("31.02.2027")
