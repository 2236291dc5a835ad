"""Fewer bytes for the same PDF: no empty wrappers in its structure, no needless digits and tables.

WeasyPrint wraps every run of text in a structure element `Span` of its own and every line break
in one that says nothing; both are half of all objects of a protocol.
"""

import re
import struct
import zlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

HOLDS_TEXT = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/LBody", "/Lbl", "/Link"})
"""Structure elements whose text may stand in them directly (ISO 32000-1, 14.8.4)."""
PLAIN_SPAN = frozenset({"Type", "S", "K", "Pg", "P"})
NO_KERNING = re.compile(rb">0<")
SHOWN_TEXT = re.compile(rb"\[(?:<[0-9a-f]+>-?[0-9.]*)+\] TJ")
HEXADECIMAL = re.compile(rb"<([0-9a-f]+)>")
ESCAPED = re.compile(rb"[()\\\r]")
ESCAPES = {b"(": rb"\(", b")": rb"\)", b"\\": rb"\\", b"\r": rb"\r"}
"""How bytes that mean something else in a string are written (ISO 32000-1, 7.3.4.2)."""
DIGITS = re.compile(rb"-?\d+\.\d{4,}")
PLACES, PLACES_OF_SHARES = 2, 3
"""A hundredth of a point is finer than any printer; colours and scales need one digit more."""
TRUETYPE = b"\0\1\0\0"
FONT_TABLES = frozenset(
    {b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"}
)
"""What a PDF needs of a TrueType font whose glyphs it names by number (ISO 32000-1, 9.9)."""
FONT_HEAD, FONT_ENTRY = struct.Struct(">4s4H"), struct.Struct(">4s3L")
PLACES_AT_THE_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
PLACES_STREAM = re.compile(
    rb"(?P<head>\d+ 0 obj\n<</Type /XRef[^>]*?/W \[(?P<widths>[\d ]+)\][^>]*?)"
    rb"/Filter /FlateDecode/Length \d+>>\nstream\n(?P<body>.*?)\nendstream",
    re.DOTALL,
)
UP = b"\2"
"""PNG's filter that keeps of a row how it differs from the one above."""


def shrink(*, pdf: Any) -> None:
    """Take out of a finished `pydyf.PDF` what its readers do not need."""
    _drop_wrappers(pdf)
    contents = {bytes(page["Contents"]) for page in pdf.objects if _kind(page) == "/Page"}
    for one in pdf.objects:
        if one.reference in contents:
            data = b"\n".join(_as_bytes(item) for item in one.stream)
            one.stream = [shortened(content=data)]
        elif "Length1" in getattr(one, "extra", {}):
            font = bare_font(font=b"".join(_as_bytes(item) for item in one.stream))
            one.stream, one.extra["Length1"] = [font], len(font)
        elif _kind(one) == "/Annot":
            one["Rect"][:] = [round(side, PLACES) for side in one["Rect"]]
        elif _kind(one) == "/StructElem":
            # Each says by its place what it is.
            del one["Type"]


def shortened(*, content: bytes) -> bytes:
    """Return a content stream with joined strings as bytes, and few decimal places."""
    joined = SHOWN_TEXT.sub(lambda shown: NO_KERNING.sub(b"", shown[0]), content)
    rounded = DIGITS.sub(lambda digits: _rounded(digits[0]), joined)
    # Last, for what is written as bytes may look like anything.
    return SHOWN_TEXT.sub(lambda shown: HEXADECIMAL.sub(_literal, shown[0]), rounded)


def bare_font(*, font: bytes) -> bytes:
    """Return a TrueType font with the tables that a PDF needs; any other font as it is."""
    if not font.startswith(TRUETYPE):
        return font
    kind, count, *_ = FONT_HEAD.unpack_from(font)
    entries = (FONT_ENTRY.unpack_from(font, FONT_HEAD.size + at * FONT_ENTRY.size)
               for at in range(count))  # fmt: skip
    kept = [one for one in entries if one[0] in FONT_TABLES]
    highest = len(kept).bit_length() - 1
    search = 2**highest * FONT_ENTRY.size
    head = FONT_HEAD.pack(kind, len(kept), search, highest, len(kept) * FONT_ENTRY.size - search)
    place, tables = len(head) + len(kept) * FONT_ENTRY.size, b""
    for name, checksum, start, length in kept:
        head += FONT_ENTRY.pack(name, checksum, place + len(tables), length)
        tables += font[start : start + length] + bytes(-length % 4)
    return head + tables


def predicted(*, pdf: bytes) -> bytes:
    """Return the PDF with a shorter table of where its objects stand.

    Its rows differ little from one to the next, so that their differences pack far better.
    """
    end = PLACES_AT_THE_END.search(pdf)
    found = PLACES_STREAM.match(pdf, int(end[1])) if end else None
    if not found:
        return pdf
    width = sum(map(int, found["widths"].split()))
    table = zlib.decompress(found["body"])
    rows = [table[at : at + width] for at in range(0, len(table), width)]
    body = zlib.compress(
        b"".join(
            UP + bytes((new - old) % 256 for new, old in zip(row, above, strict=True))
            for row, above in zip(rows, [bytes(width), *rows], strict=False)
        ),
        9,
    )
    stream = (
        b"%b/Filter /FlateDecode/DecodeParms <</Predictor 12/Columns %d>>/Length %d>>\nstream\n"
    )
    return (
        pdf[: found.start()]
        + stream % (found["head"], width, len(body))
        + body
        + pdf[found.end("body") :]
    )


def _kind(one: Any) -> str:
    return str(one.get("Type", "")) if isinstance(one, dict) else ""


def _rounded(digits: bytes) -> bytes:
    value = Decimal(digits.decode())
    return f"{value:.{PLACES_OF_SHARES if abs(value) < 1 else PLACES}f}".encode()


def _literal(digits: re.Match[bytes]) -> bytes:
    text = bytes.fromhex(digits[1].decode())
    return b"(%b)" % ESCAPED.sub(lambda one: ESCAPES[one[0]], text)


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
        # It means nothing, so what is in it may stand in what it stands in.
        is_idle = element["S"] == "/NonStruct" and all(
            isinstance(one, bytes) for one in element["K"]
        )
        if is_plain and (is_idle or (is_text and fits)):
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
