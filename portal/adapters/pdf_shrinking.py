"""Fewer bytes for the same PDF: few objects, no needless digits, tables and copies."""

import re
from decimal import Decimal
from typing import Any

from portal.adapters.pdf_fonts import bare_font, in_ranges
from portal.adapters.pdf_packing import packed
from portal.adapters.pdf_structure import content_of, kind_of, leave_out, tidy

NO_KERNING = re.compile(rb">0<")
SHOWN_TEXT = re.compile(rb"\[(?:<[0-9a-f]+>-?[0-9.]*)+\] TJ")
HEXADECIMAL = re.compile(rb"<([0-9a-f]+)>")
ESCAPED = re.compile(rb"[()\\\r]")
ESCAPES = {b"(": rb"\(", b")": rb"\)", b"\\": rb"\\", b"\r": rb"\r"}
"""How bytes that mean something else in a string are written (ISO 32000-1, 7.3.4.2)."""
DIGITS = re.compile(rb"-?\d+\.\d{4,}")
PLACES, PLACES_OF_SHARES = 2, 3
"""A hundredth of a point is finer than any printer; colours and scales need one digit more."""
MAP_OF_CHARACTERS = b"/CIDInit"
"""How the stream begins that says which characters the glyphs of a font show."""
ON_PAPER = ("Rect", "Dest", "MediaBox")
"""Entries that name places on a page, maybe after the page itself."""
NO_FRACTION = (int, bytes, str)
AS_MEDIA_BOX = ("TrimBox", "BleedBox")
"""What lies as the sheet lies if nothing else is said (ISO 32000-1, 14.11.2)."""
TEXTS = ("Title", "Author", "Contents")
ONE_BYTE_EACH = re.compile("[ -~¡-¬®-ÿ…–„“‚‘’]+")
NOT_LATIN_1 = str.maketrans("…–„“‚‘’", "\x83\x85\x8c\x8d\x91\x8f\x90")
"""The encoding of titles and names that PDF has itself (ISO 32000-1, D.2)."""


def shrink(*, pdf: Any) -> None:
    """Take out of a finished `pydyf.PDF` what its readers do not need, and pack its streams."""
    tidy(pdf=pdf)
    _share_drawings(pdf)
    contents = {bytes(page["Contents"]) for page in pdf.objects if kind_of(one=page) == "/Page"}
    for one in (*pdf.objects, pdf.info):
        if isinstance(one, dict):
            _shorten(one)
        elif hasattr(one, "stream") and "Filter" not in one.extra:
            data = content_of(stream=one)
            if one.reference in contents:
                data = shortened(content=data)
            elif "Length1" in one.extra:
                data = bare_font(font=data)
                one.extra["Length1"] = len(data)
            elif data.startswith(MAP_OF_CHARACTERS):
                data = in_ranges(characters=data)
            one.stream, one.compress = [packed(data=data)], False
            one.extra["Filter"] = "/FlateDecode"


def shortened(*, content: bytes) -> bytes:
    """Return a content stream with joined strings as bytes, and few decimal places."""
    joined = SHOWN_TEXT.sub(lambda shown: NO_KERNING.sub(b"", shown[0]), content)
    rounded = DIGITS.sub(lambda digits: _rounded(digits[0]), joined)
    # Last, for what is written as bytes may look like anything.
    return SHOWN_TEXT.sub(
        lambda shown: HEXADECIMAL.sub(
            lambda digits: _literal(bytes.fromhex(digits[1].decode())), shown[0]
        ),
        rounded,
    )


def _share_drawings(pdf: Any) -> None:
    """Keep one of the drawings that are the same on each page, such as the QR code."""
    by_reference = {one.reference: one for one in pdf.objects}
    first: dict[bytes, bytes] = {}
    into: dict[bytes, bytes] = {}

    def share(one: Any) -> bytes:
        kept = first.setdefault(one.data, one.reference)
        if kept != one.reference:
            into[one.reference] = kept
        return kept

    for one in pdf.objects:
        extra = getattr(one, "extra", {})
        if extra.get("Subtype") == "/Form" and extra.get("Resources") in by_reference:
            extra["Resources"] = share(by_reference[extra["Resources"]])
            share(one)
    leave_out(pdf=pdf, into=into)


def _shorten(entries: Any) -> None:
    """Write places to a hundredth of a point, and texts with one byte for each character."""
    for name in AS_MEDIA_BOX:
        if name in entries and entries[name] == entries["MediaBox"]:
            del entries[name]
    for name in ON_PAPER:
        places = entries.get(name, [])
        places[:] = [one if isinstance(one, NO_FRACTION) else round(one, PLACES) for one in places]
    for name in TEXTS:
        text = getattr(entries.get(name), "string", "")
        if ONE_BYTE_EACH.fullmatch(text):
            entries[name] = _literal(text.translate(NOT_LATIN_1).encode("latin-1"))


def _rounded(digits: bytes) -> bytes:
    value = Decimal(digits.decode())
    return f"{value:.{PLACES_OF_SHARES if abs(value) < 1 else PLACES}f}".encode()


def _literal(text: bytes) -> bytes:
    return b"(%b)" % ESCAPED.sub(lambda one: ESCAPES[one[0]], text)
