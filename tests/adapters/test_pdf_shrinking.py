"""A smaller PDF says the same and looks the same."""

import io
from decimal import Decimal

import pytest
from pypdf import PdfReader

from portal.adapters.pdf import render_pdf
from portal.adapters.pdf_shrinking import shortened
from tests.factories.documents import PAGE
from tests.support import pdf as judge


def links_of(data):
    return [one.get_object() for one in PdfReader(io.BytesIO(data)).pages[0].annotations]


def titles_of(data):
    reader = PdfReader(io.BytesIO(data))
    places = [
        (float(one["/Left"]), float(one["/Top"]), reader.get_destination_page_number(one))
        for one in _flat(reader.outline)
    ]
    return [one.title for one in _flat(reader.outline)], places


def _flat(outline):
    for one in outline:
        yield from _flat(one) if isinstance(one, list) else [one]


def drawings_of(data):
    """Return the number of each drawing that the pages show."""
    drawings = PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/XObject"]
    return [drawings.raw_get(name).idnum for name in drawings]


@pytest.mark.pdf
class TestShrink:
    def test_says_the_same_on_as_many_pages(self, both):
        before, after = both

        assert judge.text_of(after) == judge.text_of(before)
        assert judge.page_count(after) == judge.page_count(before) > 1
        assert judge.title_of(after) == "Probe – für alle (neu)"

    def test_is_a_good_deal_smaller(self, both):
        before, after = both

        assert len(after) < len(before) * 0.8

    def test_the_same_document_gives_the_same_bytes(self, both):
        assert render_pdf(html=PAGE) == both[1]

    def test_a_link_leads_where_it_led(self, both):
        (link,) = links_of(both[1])

        assert link["/A"]["/URI"] == "https://example.org/"

    def test_a_link_lies_where_it_lay_to_a_hundredth_of_a_point(self, both):
        before, after = ([side for one in links_of(data) for side in one["/Rect"]] for data in both)

        assert [Decimal(f"{side:.2f}") for side in before] == [Decimal(str(one)) for one in after]

    def test_the_table_of_contents_names_the_same_places(self, both):
        (titles, before), (same, after) = map(titles_of, both)

        assert same == titles == ["Überschrift mit Betonung", "Vieles"]
        assert all(
            pytest.approx(old, abs=0.006) == new for old, new in zip(before, after, strict=True)
        )

    def test_sheets_are_as_large_and_nothing_is_cut_off(self, both):
        before, after = (PdfReader(io.BytesIO(one)).pages[0] for one in both)

        for box in ("mediabox", "trimbox", "bleedbox"):
            sides = [[float(side) for side in getattr(one, box)] for one in (before, after)]
            assert sides[1] == pytest.approx(sides[0], abs=0.006)

    def test_a_drawing_on_every_page_is_kept_once(self, both):
        before, after = map(drawings_of, both)

        assert len(before) == len(set(before)) == judge.page_count(both[0])
        assert len(after) == len(before)
        assert len(set(after)) == 1


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
