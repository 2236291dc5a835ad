"""A PDF that is packed better holds the same."""

import io
import zlib

import pytest
from pypdf import PdfReader

from portal.adapters.pdf_packing import packed, repacked
from tests.support import pdf as judge

WORDS = b"Pflege zu Hause und im Heim, 1 0 R 2 0 R " * 40
WITHOUT_WIDTHS = (
    b"7 0 obj\n<</Type /XRef/Index [0 8]/Filter /FlateDecode/Length 0>>\nstream\n\n"
    b"endstream\nendobj\nstartxref\n0\n%%EOF\n"
)


class TestPacked:
    def test_is_what_zlib_unpacks(self):
        assert zlib.decompress(packed(data=WORDS)) == WORDS

    def test_the_same_data_gives_the_same_bytes(self):
        assert packed(data=WORDS) == packed(data=WORDS)


class TestRepacked:
    @pytest.mark.pdf
    def test_holds_the_same_in_fewer_bytes(self, both):
        before = both[0]

        after = repacked(pdf=before)

        assert len(after) < len(before) - 1_000
        assert judge.text_of(after) == judge.text_of(before)
        assert judge.failures(after) == ()
        assert PdfReader(io.BytesIO(after), strict=True).trailer["/Root"]["/Type"] == "/Catalog"

    @pytest.mark.pdf
    def test_its_table_names_its_own_place(self, both):
        after = both[1]

        place = int(after.split()[-2])
        entries = PdfReader(io.BytesIO(after)).xref[0]
        assert after[place:].split(b" ")[0] == b"%d" % max(entries)
        assert entries[max(entries)] == place

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"%PDF-1.4\nxref\n0 1\nstartxref\n9\n%%EOF\n",
            WITHOUT_WIDTHS,
        ],
        ids=("nothing", "plain table", "table without widths"),
    )
    def test_leaves_alone_what_ends_otherwise(self, data):
        assert repacked(pdf=data) == data

    def test_leaves_alone_what_has_no_objects_in_streams(self):
        rows = zlib.compress(bytes((1, 0, 0, 0, 1, 0, 9, 0)))
        table = b"1 0 obj\n<</Type /XRef/W [1 2 1]/Filter /FlateDecode/Length %d>>\nstream\n"
        data = b"%PDF-1.7\n" + table % len(rows) + rows + b"\nendstream\nendobj\n"
        data += b"startxref\n9\n%%EOF\n"

        assert repacked(pdf=data) == data
