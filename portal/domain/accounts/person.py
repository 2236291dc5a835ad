"""Who somebody is, as far as an account wants to know it."""

import unicodedata
from dataclasses import dataclass

from portal.values.errors import Invalid

SALUTATIONS = ("", "Frau", "Herr")
"""What may be chosen; nobody has to."""
LONGEST_NAME = 100
LONGEST_PHONE = 30
LEAST_DIGITS = 3
_IN_NUMBERS = frozenset("0123456789+-/() ")


@dataclass(frozen=True, slots=True)
class Person:
    """Salutation, name and telephone number; salutation and number may be empty."""

    salutation: str
    first_name: str
    last_name: str
    phone: str


def full_name(*, first: str | None, last: str | None) -> str:
    """Return first and last name as one; empty if there is neither."""
    return f"{first or ''} {last or ''}".strip()


def read_person(*, salutation: str, first_name: str, last_name: str, phone: str) -> Person:
    """Return what was typed, without blanks around it and in one Unicode spelling (NFC).

    Raises:
        Invalid: names the field (`salutation`, `first_name`, `last_name`, `phone`) and says
            `unknown`, `missing`, `too_long` or `unreadable`: a name holds signs that nobody can
            see, such as a line break, or a number something else than digits, blanks and `+-/()`.
    """
    if salutation not in SALUTATIONS:
        raise Invalid("salutation", "unknown")
    return Person(
        salutation=salutation,
        first_name=_name(first_name, field="first_name"),
        last_name=_name(last_name, field="last_name"),
        phone=_number(phone),
    )


def _name(text: str, *, field: str) -> str:
    name = unicodedata.normalize("NFC", text.strip(" "))
    if not name:
        raise Invalid(field, "missing")
    if len(name) > LONGEST_NAME:
        raise Invalid(field, "too_long")
    if not name.isprintable():
        raise Invalid(field, "unreadable")
    return name


def _number(text: str) -> str:
    number = text.strip(" ")
    if len(number) > LONGEST_PHONE:
        raise Invalid("phone", "too_long")
    digits = sum(sign.isdigit() for sign in number)
    if not _IN_NUMBERS.issuperset(number) or (number and digits < LEAST_DIGITS):
        raise Invalid("phone", "unreadable")
    return number
