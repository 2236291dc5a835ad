"""Amounts and days of a form that may be left empty."""

from datetime import date

from portal.values.errors import Invalid
from portal.values.money import Money
from portal.web.typed_values import read_day, read_number

_CENTS = 100


def read_amount(*, text: str, highest_cents: int) -> Money | None:
    """Return the amount of "1.234,50" or "850 €"; None where nothing is typed.

    Raises:
        Invalid: it is none, or too high; field "amount".
    """
    if not text.strip():
        return None
    number = read_number(text.replace("€", ""))
    if number is None or number * _CENTS > highest_cents:
        raise Invalid("amount", "shape")
    return Money(int(number * _CENTS))


def read_optional_day(text: str) -> date | None:
    """Return the day of "31.12.2027"; None where nothing is typed.

    Raises:
        Invalid: it is no day; field "day".
    """
    day = read_day(text)
    if day is None and text.strip():
        raise Invalid("day", "shape")
    return day


def amount_words(amount: Money | None) -> str:
    """Return "1.234,50" as it would be typed; empty for none."""
    if amount is None:
        return ""
    whole, cents = divmod(amount.cents, _CENTS)
    return f"{whole:,}".replace(",", ".") + f",{cents:02d}"
