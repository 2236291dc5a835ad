"""Fewer bytes for the same PDF: no empty wrappers in its structure, no needless digits.

WeasyPrint wraps every run of text in a structure element `Span` of its own and every line break
in one that says nothing; both are half of all objects of a protocol.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

HOLDS_TEXT = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/LBody", "/Lbl", "/Link"})
"""Structure elements whose text may stand in them directly (ISO 32000-1, 14.8.4)."""
PLAIN_SPAN = frozenset({"Type", "S", "K", "Pg", "P"})
NO_KERNING = re.compile(rb">0<")
SHOWN_TEXT = re.compile(rb"\[(?:<[0-9a-f]+>-?[0-9.]*)+\] TJ")
DIGITS = re.compile(rb"-?\d+\.\d{4,}")
PLACES = 3
"""A thousandth of a point is finer than any printer."""


def shrink(*, pdf: Any) -> None:
    """Take out of a finished `pydyf.PDF` what its readers do not need."""
    _drop_wrappers(pdf)
    contents = {bytes(page["Contents"]) for page in pdf.objects if _kind(page) == "/Page"}
    for stream in pdf.objects:
        if stream.reference in contents:
            data = b"\n".join(_as_bytes(item) for item in stream.stream)
            stream.stream = [shortened(content=data)]


def shortened(*, content: bytes) -> bytes:
    """Return a content stream with joined strings and three decimal places."""
    joined = SHOWN_TEXT.sub(lambda shown: NO_KERNING.sub(b"", shown[0]), content)
    return DIGITS.sub(lambda digits: _rounded(digits[0]), joined)


def _kind(one: Any) -> str:
    return str(one.get("Type", "")) if isinstance(one, dict) else ""


def _rounded(digits: bytes) -> bytes:
    return f"{Decimal(digits.decode()):.{PLACES}f}".encode()


def _drop_wrappers(pdf: Any) -> None:
    elements: dict[bytes, Any] = {
        one.reference: one for one in pdf.objects if _kind(one) == "/StructElem"
    }
    into: dict[bytes, bytes] = {}
    # Children come after their parents, so that what they leave empty is looked at later.
    for reference, element in reversed(tuple(elements.items())):
        parent = elements.get(element["P"])
        if parent is None or reference not in parent["K"]:
            continue
        is_plain = element.keys() == PLAIN_SPAN
        is_text = element["S"] == "/Span" and all(isinstance(one, int) for one in element["K"])
        fits = parent["S"] in HOLDS_TEXT and parent["Pg"] == element["Pg"]
        is_empty = element["S"] == "/NonStruct" and not element["K"]
        if is_plain and (is_empty or (is_text and fits)):
            place = parent["K"].index(reference)
            parent["K"][place : place + 1] = element["K"]
            into[reference] = parent.reference
    _leave_out(pdf, into)


def _leave_out(pdf: Any, into: Mapping[bytes, bytes]) -> None:
    """Remove these objects, point at their parents instead and number the others anew."""
    kept = [one for one in pdf.objects if one.reference not in into]
    names = {one.reference: b"%d %d R" % (at, one.generation) for at, one in enumerate(kept)}
    # Parents were left out after their children: their new names are known first.
    for gone, parent in reversed(tuple(into.items())):
        names[gone] = names[parent]
    for number, one in enumerate(kept):
        _rename(one, names)
        one.number = number
    pdf.objects[:] = kept


def _rename(value: Any, names: Mapping[bytes, bytes]) -> Any:
    """Replace references in a value, in place where it holds others; return it."""
    if isinstance(value, bytes):
        return names.get(value, value)
    if isinstance(value, str):
        return names.get(value.encode(), value)
    if isinstance(value, dict):
        value.update({key: _rename(one, names) for key, one in value.items()})
    elif isinstance(value, list):
        value[:] = [_rename(one, names) for one in value]
    elif hasattr(value, "extra"):
        _rename(value.extra, names)
    return value


def _as_bytes(item: Any) -> bytes:
    if isinstance(item, bytes):
        return item
    return item.encode() if isinstance(item, str) else bytes(item.data)
