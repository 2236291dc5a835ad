"""Days and numbers as people type them in German."""

import re
from datetime import date
from decimal import Decimal

DAY = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")
ISO_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){1,2}(?:,[0-9]{1,2})?")
PLAIN = re.compile(r"[0-9]{1,7}(?:[,.][0-9]{1,2})?")


def read_day(text: str) -> date | None:
    """Return the day of "24.12.2026" or "2026-12-24", None if it is none.

    The first is what people type, the second what a browser's date field sends.
    """
    match = DAY.fullmatch(text.strip()) or ISO_DAY.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def read_whole(text: str, *, most_digits: int) -> int | None:
    """Return the number of "12", None if it is none, is below 0 or has more digits than that."""
    is_number = text.isascii() and text.isdigit() and len(text) <= most_digits
    return int(text) if is_number else None


def read_number(text: str) -> Decimal | None:
    """Return the exact number of "1.497", "898,20" or "60", None if it is none.

    A point before exactly three digits groups thousands; before one or two it counts as comma.
    At most seven digits and two decimals; no sign.
    """
    text = text.strip()
    if GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text.replace(",", ".")) if PLAIN.fullmatch(text) else None
