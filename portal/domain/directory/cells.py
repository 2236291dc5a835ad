"""Check and read the cells of a row; everything suspicious is refused by name."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from portal.domain.directory.record import RowRefused

MAX_CELL_CHARACTERS = 10_000
MAX_CAPACITY = 10_000
FIRST_YEAR = 1990

_MAY_START_WITH: Mapping[str, str] = {"telefon": "+", "breite": "+-", "laenge": "+-"}
_FORMULA_STARTS = "=+-@"
_TAG = re.compile(r"<[/!?a-zA-Z]")
_REVERSES_TEXT = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.,;+-]{2,58}")
# Behind „mailto:“ the signs ? & % # would begin further fields or stand for other characters.
_EMAIL = re.compile(r"[^@\s<>()\"',;:\\?&%#]{1,64}@[\w-]+(\.[\w-]+)+")
_MAX_EMAIL_CHARACTERS = 254
_BARE_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.[a-zA-Z]{2,}(/\S*)?")
_UNSAFE_IN_URL = re.compile(r"[\s<>\"'`\\{}|^]")


def checked(*, cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells with white space collapsed, by column.

    Raises:
        RowRefused: a cell is too long or holds a NUL byte, a control character, an HTML tag
            or a formula.
    """
    return {column: _checked(column, cell) for column, cell in cells.items()}


def _checked(column: str, cell: str) -> str:
    if len(cell) > MAX_CELL_CHARACTERS:
        raise RowRefused(column=column, reason=f"more than {MAX_CELL_CHARACTERS:,} characters")
    if "\0" in cell:
        raise RowRefused(column=column, reason="holds a NUL byte")
    text = " ".join(cell.split())
    if any(_is_control(character) for character in text):
        raise RowRefused(column=column, reason="holds a control character")
    if _TAG.search(text):
        raise RowRefused(column=column, reason="holds an HTML tag")
    if text[:1] in _FORMULA_STARTS and text[:1] not in _MAY_START_WITH.get(column, "") and text:
        raise RowRefused(column=column, reason=f"looks like a formula (starts with {text[0]!r})")
    return text


def _is_control(character: str) -> bool:
    # "Cs" are lone surrogates, which JSON can smuggle in and no database can store.
    return unicodedata.category(character) in {"Cc", "Cs"} or character in _REVERSES_TEXT


def read_phone(*, text: str) -> str:
    """Return the phone number as written; empty stays empty.

    Raises:
        RowRefused: other characters than those of phone numbers, or an impossible length.
    """
    if text and _PHONE.fullmatch(text) is None:
        raise RowRefused(column="telefon", reason=f"{text[:60]!r} is not a phone number")
    return text


def read_email(*, text: str) -> str:
    """Return the e-mail address; empty stays empty.

    Raises:
        RowRefused: it does not have the shape of one address, or would say more than that in a
            link.
    """
    if text and (len(text) > _MAX_EMAIL_CHARACTERS or _EMAIL.fullmatch(text) is None):
        raise RowRefused(column="email", reason=f"{text[:60]!r} is not an e-mail address")
    return text


def read_website(*, text: str) -> str:
    """Return an http(s) address; „www.example.org“ gets „http://“, empty stays empty.

    Raises:
        RowRefused: another scheme, credentials, no host, or characters no address has.
    """
    if not text:
        return ""
    url = f"http://{text}" if _BARE_HOST.fullmatch(text) else text
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    else:
        if parts.scheme not in {"http", "https"} or "@" in parts.netloc:
            host = ""
    if "." not in host or _UNSAFE_IN_URL.search(url):
        raise RowRefused(column="internet", reason=f"{text[:60]!r} is not an http(s) address")
    return url


def read_capacity(*, text: str) -> int | None:
    """Return the number of places or flats; None if empty or 0, which sources write for it.

    Raises:
        RowRefused: not a whole number up to 10,000.
    """
    return _read_number(text, "kapazitaet") or None


def read_places(*, text: str) -> int | None:
    """Return the number of free places, which may be 0; None if empty.

    Raises:
        RowRefused: not a whole number up to 10,000.
    """
    return _read_number(text, "ampel_plaetze")


def _read_number(text: str, column: str) -> int | None:
    if not text:
        return None
    if re.fullmatch(r"[0-9]{1,6}", text) is None or int(text) > MAX_CAPACITY:
        raise RowRefused(
            column=column, reason=f"{text[:20]!r} is not a number from 0 to {MAX_CAPACITY:,}"
        )
    return int(text)


def read_day(*, text: str, column: str, last: date | None) -> date | None:
    """Return a day written 2026-03-31, 31.03.2026 or as a year (then its first day).

    None if empty. `last` is the last day allowed, inclusive; None allows any.

    Raises:
        RowRefused: no such day, before 1990, or after `last`.
    """
    if not text:
        return None
    if re.fullmatch(r"[0-9]{4}", text):
        parts = (text, "1", "1")
    elif match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        parts = (match[1], match[2], match[3])
    elif match := re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text):
        parts = (match[3], match[2], match[1])
    else:
        raise RowRefused(column=column, reason=f"{text[:20]!r} is not a date")
    try:
        day = date(*(int(part) for part in parts))
    except ValueError:
        raise RowRefused(column=column, reason=f"{text!r} is not a date") from None
    if day.year < FIRST_YEAR or (last is not None and day > last):
        raise RowRefused(column=column, reason=f"{text!r} is too long ago or in the future")
    return day
