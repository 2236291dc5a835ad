"""Bytes become rows of text, whatever their encoding and delimiter."""

import csv

import pytest

from portal.domain.directory.columns import COLUMNS, FileRefused
from portal.domain.directory.reading import read_file

HEADER = "versorgungsart;angebot;name;plz;ort"
ROW = "Wohnen;Betreutes Wohnen;Häuser – Süd;99084;Erfurt"


def names(source):
    return [row.cells["name"] for row in source.rows]


class TestCsv:
    @pytest.mark.parametrize(
        "content",
        [
            f"{HEADER}\n{ROW}\n".encode(),
            f"{HEADER}\n{ROW}\n".encode("utf-8-sig"),
            f"{HEADER}\r\n{ROW}\r\n".encode("cp1252"),
            f"{HEADER}\n{ROW}".replace(";", ",").encode(),
            f"\n{HEADER.upper()}\n{ROW}".encode(),
        ],
    )
    def test_reads_each_encoding_and_delimiter(self, content):
        source = read_file(content=content)

        assert names(source) == ["Häuser – Süd"]
        assert tuple(source.rows[0].cells) == COLUMNS
        assert source.unit == "line"

    def test_reads_plain_latin_1(self):
        content = f"{HEADER}\nWohnen;;Haus Grün;99084;\x81".encode("latin-1")

        assert names(read_file(content=content)) == ["Haus Grün"]

    def test_counts_physical_lines(self):
        content = f'{HEADER}\n\nWohnen;"Ambulant betreute\nWG";A;99084;x\n{ROW}\n'.encode()

        assert [row.line for row in read_file(content=content).rows] == [3, 5]

    def test_refuses_a_row_with_another_number_of_cells(self):
        source = read_file(content=f"{HEADER}\na;b\n{ROW}\n".encode())

        assert [(r.line, r.reason) for r in source.rejections] == [(2, "has 2 cells instead of 5")]
        assert len(source.rows) == 1

    def test_gives_up_a_huge_cell_and_goes_on(self):
        content = f"{HEADER}\nWohnen;;{'x' * 10_000_000};99084;Erfurt\n{ROW}\n".encode()

        source = read_file(content=content)

        assert [(r.line, r.reason) for r in source.rejections] == [
            (2, "cannot be read: field larger than field limit (10000)")
        ]
        assert names(source) == ["Häuser – Süd"]

    def test_leaves_the_limit_of_the_csv_module_alone(self):
        before = csv.field_size_limit()

        read_file(content=f"{HEADER}\n{ROW}\n".encode())

        assert csv.field_size_limit() == before


class TestRefusedFiles:
    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "is empty"),
            (b"\xef\xbb\xbf \n", "is empty"),
            (HEADER.encode("utf-16"), "UTF-16"),
            (f"{HEADER}\nWohnen;;Häuser;99084;".encode() + b"\xe4\n", "mixes UTF-8 and Latin-1"),
            (b"a;b;c\n1;2;3\n", "Wrong columns"),
            (b"PK\x03\x04\x00\x00", "Wrong columns"),
            (b"x" * 20_000, "header cannot be read"),
            (b"{", "looks like JSON but is not"),
            (b"[NaN]", "looks like JSON but is not"),
            (b"[" * 100_000, "looks like JSON but is not"),
            (b'{"type": "Topology"}', "neither a GeoJSON"),
        ],
    )
    def test_are_refused_by_name(self, content, reason):
        with pytest.raises(FileRefused, match=reason):
            read_file(content=content)


class TestJson:
    def test_numbers_entries_and_keeps_bad_ones_apart(self):
        source = read_file(
            content=b"""{"type": "FeatureCollection", "features": [
            {"type": "Feature", "geometry": null, "properties": {"versorgungsart": "Wohnen",
             "angebot": "", "name": "A", "plz": "99084", "ort": "", "kapazitaet": 12}},
            "nothing"]}"""
        )

        assert [(row.line, row.cells["kapazitaet"]) for row in source.rows] == [(1, "12")]
        assert [(r.line, r.reason) for r in source.rejections] == [
            (2, "is not a feature with properties")
        ]
        assert source.unit == "entry"
