"""A smaller PDF says the same, in the same order, and stays accessible."""

import io
from decimal import Decimal

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from portal.adapters import pdf
from portal.adapters.pdf import render_pdf
from portal.adapters.pdf_shrinking import bare_font, predicted, shortened
from tests.support import pdf as judge

KEPT = {"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}
PARAGRAPHS = "".join(f"<p>Absatz {number} über AVA Tore.</p>" for number in range(120))
PAGE = f"""<!doctype html><html lang="de"><head><title>Probe</title>
<style>@page {{ @bottom-right {{ content: "Seite " counter(page) }} }}</style></head><body>
<h1>Überschrift mit <strong>Betonung</strong></h1>
<ul><li>Eins<br>in zwei Zeilen</li>
<li>Mehr: <a href="https://example.org/">Verweis 5 0 R</a></li></ul>
<h2>Vieles</h2>{PARAGRAPHS}</body></html>"""


@pytest.fixture(scope="module")
def both() -> tuple[bytes, bytes]:
    """Return the PDF as WeasyPrint makes it, and as it is after."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "shrink", lambda **_: None)
        patch.setattr(pdf, "predicted", lambda *, pdf: pdf)
        before = render_pdf(html=PAGE)
    return before, render_pdf(html=PAGE)


def structure(element, depth=0):
    """Yield kind and depth of every element of the structure tree and what stands in it."""
    yield depth, element.get("/S")
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        found = child.get_object()
        if isinstance(found, int):
            yield depth + 1, "text"
        elif "/S" in found:
            yield from structure(found, depth + 1)


def tree_of(data):
    root = PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]
    return [one for child in root["/K"] for one in structure(child.get_object())]


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


@pytest.mark.pdf
class TestShrink:
    def test_stays_accessible(self, both):
        assert [judge.failures(one) for one in both] == [(), ()]

    def test_says_the_same_on_as_many_pages(self, both):
        before, after = both

        assert judge.text_of(after) == judge.text_of(before)
        assert judge.page_count(after) == judge.page_count(before) > 1
        assert judge.title_of(after) == "Probe"

    def test_is_a_good_deal_smaller(self, both):
        before, after = both

        assert len(after) < len(before) * 0.9

    def test_keeps_every_meaning_and_its_order(self, both):
        before, after = (
            [kind for _, kind in tree_of(one) if kind not in {"/Span", "/NonStruct", "text"}]
            for one in both
        )

        assert after == before
        assert {"/H1", "/L", "/LI", "/Lbl", "/LBody", "/Link", "/P"} <= set(after)

    def test_text_stands_in_the_paragraph_itself(self, both):
        tree = tree_of(both[1])

        places = [number for number, (_, kind) in enumerate(tree) if kind == "/P"]
        assert {tree[number + 1][1] for number in places} == {"text"}
        assert len([kind for _, kind in tree if kind == "text"]) == len(
            [kind for _, kind in tree_of(both[0]) if kind == "text"]
        )

    def test_every_text_is_found_from_the_page(self, both):
        reader = PdfReader(io.BytesIO(both[1]))
        nums = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        parents = [one.get_object() for one in nums[1::2]]

        of_pages = [one for entry in parents if isinstance(entry, list) for one in entry]
        assert {one.get_object()["/S"] for one in of_pages} >= {"/P", "/H1", "/LBody"}

    def test_the_table_of_places_is_short_and_right(self, both):
        before, after = both
        tables = [PdfReader(io.BytesIO(one)).trailer for one in both]

        assert len(predicted(pdf=before)) < len(before) - 300
        assert judge.text_of(predicted(pdf=before)) == judge.text_of(before)
        assert predicted(pdf=after) == after
        assert [one["/Root"]["/Type"] for one in tables] == ["/Catalog", "/Catalog"]

    def test_fonts_hold_their_glyphs_and_nothing_else(self, both):
        fonts = [fonts_of(one) for one in both]

        assert all(set(one.keys()) - {"GlyphOrder"} <= KEPT for one in fonts[1])
        for before, after in zip(*fonts, strict=True):
            assert list(drawn(after)) == list(drawn(before))

    def test_a_text_that_looks_like_a_reference_stays(self, both):
        assert "Verweis 5 0 R" in judge.text_of(both[1])

    def test_a_link_leads_where_it_led(self, both):
        sheet = PdfReader(io.BytesIO(both[1])).pages[0]

        (link,) = sheet.annotations
        assert link.get_object()["/A"]["/URI"] == "https://example.org/"

    def test_a_link_lies_where_it_lay_to_a_hundredth_of_a_point(self, both):
        before, after = (
            PdfReader(io.BytesIO(one)).pages[0].annotations[0].get_object()["/Rect"] for one in both
        )

        assert [Decimal(f"{side:.2f}") for side in before] == [Decimal(str(one)) for one in after]


class TestShortened:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"[<0050>0<004c>0<0057>26<0053>0] TJ", b"[(\0P\0L\0W)26(\0S)0] TJ"),
            (
                b"[<0028>0<0029>0<005c>0<0d0a>0] TJ",
                rb"[(@\(@\)@\\\r#)0] TJ".replace(b"@", b"\0").replace(b"#", b"\n"),
            ),
            (b"[<312e32333435>0] TJ", b"[(1.2345)0] TJ"),
            (b"1 0 0 -1 75.590551 99.888669 Tm", b"1 0 0 -1 75.59 99.89 Tm"),
            (b"-0.123456 0.5 7 re", b"-0.123 0.5 7 re"),
            (b"(a>0<b) Tj", b"(a>0<b) Tj"),
        ],
    )
    def test_joins_strings_and_keeps_few_decimal_places(self, content, expected):
        assert shortened(content=content) == expected


class TestBareFont:
    def test_leaves_other_fonts_alone(self):
        assert bare_font(font=b"OTTO and the rest") == b"OTTO and the rest"


class TestPredicted:
    @pytest.mark.parametrize("data", [b"", b"%PDF-1.4\nxref\n0 1\nstartxref\n9\n%%EOF\n"])
    def test_leaves_other_tables_alone(self, data):
        assert predicted(pdf=data) == data
