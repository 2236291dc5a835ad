"""The table of a company's lights, as spreadsheets save it."""

from collections.abc import Mapping
from datetime import date

import pytest

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.availability.reporting import NewReport
from portal.domain.availability.table import (
    COLUMNS,
    FIRST_ROW,
    LONGEST_CELL,
    MOST_BYTES,
    MOST_ROWS,
    Lights,
    Said,
    Table,
    TableRefused,
    Words,
    read_rows,
    read_table,
)
from portal.values.weekday import Weekday

TODAY = date(2026, 3, 2)
TUESDAY = frozenset({Weekday.DI})
HEADER = ";".join(COLUMNS)
EMPTY = "1;;;;;;;"
DAYS = {"24.12.2026": date(2026, 12, 24), "1.2.2026": date(2026, 2, 1)}
WORDS = Words(
    kinds={
        "Dauerpflege": KindOfPlace.DAUERPFLEGE,
        "Kurzzeitpflege": KindOfPlace.KURZZEITPFLEGE,
        "Tagespflege": KindOfPlace.TAGESPFLEGE,
    },
    lights={
        "Plätze frei": Light.FREI,
        "Auf Anfrage": Light.AUF_ANFRAGE,
        "Belegt": Light.BELEGT,
        "Keine Angabe": Light.UNBEKANNT,
    },
    read_day=DAYS.get,
)
LONG_AGO = date(2026, 2, 1)
OWN: Mapping[int, Lights] = {
    1: {
        KindOfPlace.DAUERPFLEGE: NewReport(KindOfPlace.DAUERPFLEGE, Light.FREI, 2, LONG_AGO),
        KindOfPlace.KURZZEITPFLEGE: NewReport(KindOfPlace.KURZZEITPFLEGE, Light.UNBEKANNT),
    },
    2: {
        KindOfPlace.TAGESPFLEGE: NewReport(KindOfPlace.TAGESPFLEGE, Light.BELEGT, weekdays=TUESDAY),
    },
}


def read(*lines: str) -> Table:
    content = "\n".join((HEADER, *lines)).encode()
    return read_table(rows=read_rows(content=content), own=OWN, words=WORDS, today=TODAY)


def wrong(*lines: str) -> list[tuple[int, str, str]]:
    return [(one.row, one.field, one.code) for one in read(*lines).problems]


class TestReadRows:
    @pytest.mark.parametrize(
        "content",
        [
            f"{HEADER}\n7;Haus Süd;Ulm;Dauerpflege;Plätze frei;3;;\n".encode(),
            f"{HEADER}\r\n7;Haus Süd;Ulm;Dauerpflege;Plätze frei;3;;\r\n".encode("utf-8-sig"),
            f"{HEADER}\r\n7;Haus Süd;Ulm;Dauerpflege;Plätze frei;3;;\r\n".encode("cp1252"),
            f"{HEADER}\n7;x;x; Dauerpflege ;Plätze  frei;3".encode(),
            "Ampel,Frei ab,Nummer,Notiz,Platzart,Plätze\nPlätze frei,,7,a;b,Dauerpflege,3".encode(),
            f'{HEADER}\n7;"Haus; ""Süd""";Ulm;Dauerpflege;Plätze frei;3;;'.encode(),
        ],
    )
    def test_x20_reads_what_spreadsheets_save(self, content: bytes):
        (row,) = read_rows(content=content)

        assert (row.number, row.facility_id, row.is_too_long) == (FIRST_ROW, 7, False)
        assert row.cells == {
            "Nummer": "7",
            "Platzart": "Dauerpflege",
            "Ampel": "Plätze frei",
            "Plätze": "3",
            "Frei ab": "",
        }

    def test_x20_numbers_rows_as_the_spreadsheet_does(self):
        content = f'{HEADER}\n;;;;;;;\n\n1;"Haus\nam See";;a;b;;;\n2;;;a;b;;;'.encode()

        assert [row.number for row in read_rows(content=content)] == [4, 5]

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "empty"),
            (b" \r\n\r\n", "empty"),
            (HEADER.encode(), "empty"),
            (f"{HEADER}\n;;;;".encode(), "empty"),
            (b"x" * (MOST_BYTES + 1), "large"),
            (b"PK\x03\x04\x00\x00", "unreadable"),
            (b"\xff\xfeN\x00u\x00", "unreadable"),
            (b"Nummer;\x81", "unreadable"),
            (f'{HEADER}\n"1"2;;'.encode(), "unreadable"),
            (f'"{HEADER}\n'.encode(), "unreadable"),
            ("\n".join((HEADER, *[EMPTY] * (MOST_ROWS + 1))).encode(), "long"),
        ],
    )
    def test_x20_refuses_what_is_no_such_table(self, content: bytes, code: str):
        with pytest.raises(TableRefused) as refused:
            read_rows(content=content)

        assert refused.value.code == code

    def test_x20_takes_as_many_rows_as_it_says(self):
        content = "\n".join((HEADER, *[EMPTY] * MOST_ROWS)).encode()

        assert len(read_rows(content=content)) == MOST_ROWS

    @pytest.mark.parametrize(
        ("header", "code", "names"),
        [
            ("Nummer;Platzart;Ampel", "columns", ("Plätze", "Frei ab")),
            (f"{HEADER};Ampel", "twice", ("Ampel",)),
        ],
    )
    def test_x20_names_the_columns_that_are_wrong(
        self, header: str, code: str, names: tuple[str, ...]
    ):
        with pytest.raises(TableRefused) as refused:
            read_rows(content=f"{header}\n1;;;;;;;".encode())

        assert (refused.value.code, refused.value.names) == (code, names)


class TestReadTable:
    def test_x20_tells_what_changed_from_what_is_said_once_more(self):
        table = read(
            "1;;;Dauerpflege;Plätze frei;2;1.2.2026;",
            "1;;;Kurzzeitpflege;Keine Angabe;;;",
            "2;;;tagespflege;PLÄTZE FREI;4;24.12.2026;",
        )

        assert table.problems == ()
        assert table.unchanged == (Said(1, OWN[1][KindOfPlace.DAUERPFLEGE]),)
        told = NewReport(
            KindOfPlace.TAGESPFLEGE, Light.FREI, 4, date(2026, 12, 24), weekdays=TUESDAY
        )
        assert table.changed == (Said(2, told),)

    def test_x20_an_empty_cell_takes_back_what_was_said(self):
        (said,) = read("1;;;Dauerpflege;Plätze frei").changed

        assert (said.report.places, said.report.free_from) == (None, None)

    @pytest.mark.parametrize(
        ("line", "field", "code"),
        [
            (";;;Dauerpflege;Belegt;;;", "number", "unknown"),
            ("3;;;Dauerpflege;Belegt;;;", "number", "unknown"),
            ("-1;;;Dauerpflege;Belegt;;;", "number", "unknown"),
            ("²;;;Dauerpflege;Belegt;;;", "number", "unknown"),
            ("1000000001;;;Dauerpflege;Belegt;;;", "number", "unknown"),
            ("1;;;;Belegt;;;", "kind", "unknown"),
            ("1;;;Garage;Belegt;;;", "kind", "unknown"),
            ("1;;;Tagespflege;Belegt;;;", "kind", "not_here"),
            ("1;;;Dauerpflege;;;;", "light", "missing"),
            ("1;;;Dauerpflege;rot;;;", "light", "unknown"),
            ("1;;;Dauerpflege;Plätze frei;viele;;", "places", "unreadable"),
            ("1;;;Dauerpflege;Plätze frei;1000;;", "places", "unreadable"),
            ("1;;;Dauerpflege;Plätze frei;²;;", "places", "unreadable"),
            ("1;;;Dauerpflege;Plätze frei;0;;", "places", "range"),
            ("1;;;Dauerpflege;Belegt;2;;", "places", "not_free"),
            ("1;;;Dauerpflege;Belegt;;bald;", "free_from", "unreadable"),
            ("1;;;Dauerpflege;Belegt;;1.2.2026;", "free_from", "past"),
            ("1;;;Dauerpflege;Keine Angabe;;24.12.2026;", "free_from", "unknown_light"),
            ("1;;;Dauerpflege;Belegt;;;;;mehr", "row", "cells"),
            (f"1;;;{'x' * (LONGEST_CELL + 1)};Belegt;;;", "row", "cells"),
        ],
    )
    def test_x20_names_what_is_wrong_in_a_row(self, line: str, field: str, code: str):
        table = read("2;;;Tagespflege;Auf Anfrage;;;", line)

        assert [(one.row, one.field, one.code) for one in table.problems] == [(3, field, code)]
        assert [said.facility_id for said in table.changed] == [2]

    def test_x20_names_everything_that_is_wrong_at_once(self):
        assert wrong("9;;;Garage;rot;viele;bald;", "2;;;Tagespflege;Belegt;0;;") == [
            (2, "number", "unknown"),
            (2, "kind", "unknown"),
            (2, "light", "unknown"),
            (2, "places", "unreadable"),
            (2, "free_from", "unreadable"),
            (3, "places", "not_free"),
        ]

    def test_x20_says_what_was_typed(self):
        (problem,) = read("1;;;Dauerpflege;rot;;;").problems

        assert problem.typed == "rot"

    def test_x20_refuses_a_row_that_stands_there_twice(self):
        line = "1;;;Dauerpflege;Belegt;;;"

        assert wrong(line, line.lower().replace("belegt", "Auf Anfrage")) == [(3, "row", "twice")]
        assert wrong(line, "1;;;Kurzzeitpflege;Belegt;;;", "2;;;Tagespflege;Belegt;;;") == []
