"""Fonts in a PDF with nothing but what its readers use: few tables, a short map of characters."""

import re
import struct
from collections.abc import Iterable, Sequence

TRUETYPE = b"\0\1\0\0"
FONT_TABLES = frozenset(
    {b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"}
)
"""What a PDF needs of a TrueType font whose glyphs it names by number (ISO 32000-1, 9.9)."""
FONT_HEAD, FONT_ENTRY = struct.Struct(">4s4H"), struct.Struct(">4s3L")
LINES = re.compile(rb"\d+ beginbfchar\n(?:<.*\n)*endbfchar\n")
LINE = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")
MOST_LINES = 100
"""In one section of a map (ISO 32000-1, 9.10.3)."""
Run = tuple[int, int, str]


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


def in_ranges(*, characters: bytes) -> bytes:
    """Return a map of glyphs to characters that names neighbours together; any other as it is."""
    lines = b"".join(LINES.findall(characters))
    if not lines:
        return characters
    glyphs = sorted((int(glyph, 16), text.decode()) for glyph, text in LINE.findall(lines))
    runs = tuple(_runs(glyphs))
    single = [f"<{first:04x}> <{text}>" for first, last, text in runs if first == last]
    ranges = [f"<{first:04x}> <{last:04x}> <{text}>" for first, last, text in runs if first < last]
    sections = (*_sections("bfchar", single), *_sections("bfrange", ranges))
    before, *_, after = LINES.split(characters)
    return b"%b%b%b" % (before, "".join(sections).encode(), after)


def _runs(glyphs: Iterable[tuple[int, str]]) -> Iterable[Run]:
    """Yield the first and last glyph of each run, and the text of the first.

    Within a run the last byte of both numbers counts up, never beyond itself.
    """
    run: Run | None = None
    for glyph, text in glyphs:
        if run and _follows(run, glyph, text):
            run = (run[0], glyph, run[2])
            continue
        if run:
            yield run
        run = (glyph, glyph, text)
    if run:
        yield run


def _follows(run: Run, glyph: int, text: str) -> bool:
    first, last, begins_with = run
    code = int(begins_with, 16) + glyph - first
    is_next = glyph == last + 1 and int(text, 16) == code and len(text) == len(begins_with)
    return is_next and bool(glyph % 256 and code % 256)


def _sections(kind: str, lines: Sequence[str]) -> Iterable[str]:
    for at in range(0, len(lines), MOST_LINES):
        some = lines[at : at + MOST_LINES]
        yield "\n".join((f"{len(some)} begin{kind}", *some, f"end{kind}\n"))
