from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.values.money import Money
from portal.web.typed_values import read_day, read_number, read_whole


class TestReadDay:
    @pytest.mark.parametrize("text", ["24.12.2026", " 24.12.2026 ", "2026-12-24"])
    def test_reads_what_people_type_and_what_browsers_send(self, text):
        assert read_day(text) == date(2026, 12, 24)

    def test_reads_days_and_months_of_one_digit(self):
        assert read_day("1.2.2025") == date(2025, 2, 1)

    @pytest.mark.parametrize(
        "text", ["", "gestern", "30.02.2026", "31.12.26", "2026-13-01", "1.1.٢٠٢٥", "24/12/2026"]
    )
    def test_refuses_everything_else(self, text):
        assert read_day(text) is None


class TestReadWhole:
    @pytest.mark.parametrize(("text", "number"), [("0", 0), ("12", 12), ("007", 7)])
    def test_reads_digits(self, text, number):
        assert read_whole(text, most_digits=3) == number

    @pytest.mark.parametrize("text", ["", "-1", "1.0", "1e3", "²", "١", "zwei", "1000", " 1"])
    def test_anything_else_is_none(self, text):
        assert read_whole(text, most_digits=3) is None


class TestReadNumber:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("60", "60"),
            ("898,20", "898.20"),
            ("898.2", "898.2"),
            ("1.497", "1497"),
            ("1.497,5", "1497.5"),
            ("1.000.000", "1000000"),
            (" 0 ", "0"),
        ],
    )
    def test_reads_german_numbers_exactly(self, text, number):
        assert read_number(text) == Decimal(number)

    @pytest.mark.parametrize(
        "text", ["", "viel", "-1", "1,234", "1.49,7", "12345678", "1e3", "NaN", "٣", "1 000"]
    )
    def test_refuses_everything_else(self, text):
        assert read_number(text) is None

    @given(st.integers(0, 999_999_999))
    def test_reads_every_amount_as_we_write_it(self, cents):
        assert read_number(Money(cents).german()) == Decimal(cents) / 100
