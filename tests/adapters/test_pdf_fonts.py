"""Fonts of a PDF show the same characters with fewer tables and lines."""

import io
import re

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from portal.adapters.pdf_fonts import bare_font, in_ranges

KEPT = {"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}
HEAD = b"/CIDInit /ProcSet findresource begin\n1 begincodespacerange\n<0000> <ffff>\n"
TAIL = b"endcmap\nend"


def fonts_of(data):
    """Return the fonts of the first page, in the order of their names."""
    found = PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"]
    files = {}
    for font in found.values():
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        files[font["/BaseFont"]] = descriptor["/FontFile2"]
        assert descriptor["/FontFile2"]["/Length1"] == len(descriptor["/FontFile2"].get_data())
    # Without names and a map of characters, glyphs have numbers for names.
    return [TTFont(io.BytesIO(one.get_data())) for _, one in sorted(files.items())]


def drawn(font):
    """Yield lines and width of each glyph, by number."""
    for name in font.getGlyphOrder():
        yield font["glyf"][name].getCoordinates(font["glyf"])[0], font["hmtx"][name]


def as_map(lines):
    count = b"%d beginbfchar\n" % len(lines)
    return HEAD + count + b"".join(b"%b\n" % one for one in lines) + b"endbfchar\n" + TAIL


def read(characters):
    """Return what a reader takes from a map: glyph to text."""
    found = {}
    for line in characters.decode().splitlines():
        match re.findall(r"<(\w+)>", line):
            case [first, last, text] if len(line.split()) == 3:
                for step in range(int(last, 16) - int(first, 16) + 1):
                    code = f"{int(text, 16) + step:0{len(text)}x}"
                    found[int(first, 16) + step] = code
            case [glyph, text] if line != "<0000> <ffff>":
                found[int(glyph, 16)] = text
    return found


@pytest.mark.pdf
class TestFontsOfAPdf:
    def test_hold_their_glyphs_and_nothing_else(self, both):
        fonts = [fonts_of(one) for one in both]

        assert all(set(one.keys()) - {"GlyphOrder"} <= KEPT for one in fonts[1])
        for before, after in zip(*fonts, strict=True):
            assert list(drawn(after)) == list(drawn(before))

    def test_show_the_same_characters(self, both):
        before, after = (
            [
                font["/ToUnicode"].get_data()
                for font in PdfReader(io.BytesIO(one)).pages[0]["/Resources"]["/Font"].values()
            ]
            for one in both
        )

        assert list(map(read, after)) == list(map(read, before))
        assert sum(map(len, after)) < sum(map(len, before))


class TestBareFont:
    def test_leaves_other_fonts_alone(self):
        assert bare_font(font=b"OTTO and the rest") == b"OTTO and the rest"


class TestInRanges:
    @pytest.mark.parametrize(
        ("lines", "expected"),
        [
            (
                [b"<0025> <0042>", b"<0024> <0041>"],
                b"1 beginbfrange\n<0024> <0025> <0041>\nendbfrange\n",
            ),
            (
                [b"<00ff> <0041>", b"<0100> <0042>"],
                b"2 beginbfchar\n<00ff> <0041>\n<0100> <0042>\nendbfchar\n",
            ),
            (
                [b"<0001> <00ff>", b"<0002> <0100>"],
                b"2 beginbfchar\n<0001> <00ff>\n<0002> <0100>\nendbfchar\n",
            ),
            (
                [b"<0001> <0066>", b"<0002> <00660069>"],
                b"2 beginbfchar\n<0001> <0066>\n<0002> <00660069>\nendbfchar\n",
            ),
        ],
        ids=("neighbours", "last byte of the glyph", "last byte of the text", "several letters"),
    )
    def test_names_neighbours_together(self, lines, expected):
        assert in_ranges(characters=as_map(lines)) == HEAD + expected + TAIL

    def test_a_section_has_no_more_than_a_hundred_lines(self):
        lines = [b"<%04x> <%04x>" % (2 * number, number) for number in range(130)]

        found = in_ranges(characters=as_map(lines))

        assert [int(one) for one in re.findall(rb"(\d+) beginbfchar", found)] == [100, 30]
        assert read(found) == read(as_map(lines))

    def test_leaves_a_map_of_nothing_alone(self):
        assert in_ranges(characters=HEAD + TAIL) == HEAD + TAIL
