"""Cells are cleaned, and what is suspicious is refused by name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.directory.cells import (
    MAX_CELL_CHARACTERS,
    checked,
    read_capacity,
    read_day,
    read_email,
    read_phone,
    read_places,
    read_website,
)
from portal.domain.directory.record import RowRefused

TODAY = date(2026, 3, 2)


class TestChecked:
    def test_collapses_white_space_and_line_breaks(self):
        cells = checked(cells={"angebot": " Ambulant betreute\r\nWG\t\xa0"})

        assert cells == {"angebot": "Ambulant betreute WG"}

    @pytest.mark.parametrize(
        ("cell", "reason"),
        [
            ("=1+1", "looks like a formula"),
            ("  =1+1", "looks like a formula"),
            ("\t@SUM(A1)", "looks like a formula"),
            ("+1", "looks like a formula"),
            ("-1", "looks like a formula"),
            ("<b>fett", "holds an HTML tag"),
            ("a </p>", "holds an HTML tag"),
            ("<!-- x", "holds an HTML tag"),
            ("a\0b", "holds a NUL byte"),
            ("a\x07b", "holds a control character"),
            ("a\x96b", "holds a control character"),
            ("a\u202eb", "holds a control character"),
            ("a\ud800b", "holds a control character"),
            ("x" * (MAX_CELL_CHARACTERS + 1), "more than 10,000 characters"),
        ],
    )
    def test_refuses_hostile_text_by_name(self, cell, reason):
        with pytest.raises(RowRefused, match=f"^name: {reason}"):
            checked(cells={"name": cell})

    @pytest.mark.parametrize(
        ("column", "cell"),
        [("telefon", "+49 361 1"), ("breite", "-50.1"), ("name", "a < b"), ("name", "A=B-C")],
    )
    def test_lets_harmless_text_pass(self, column, cell):
        assert checked(cells={column: cell}) == {column: cell}

    @given(text=st.text(max_size=60))
    def test_never_returns_a_formula_or_a_tag(self, text):
        try:
            cell = checked(cells={"name": text})["name"]
        except RowRefused:
            return

        assert cell[:1] not in {"=", "+", "-", "@"}
        assert "<script" not in cell.casefold()
        assert "\0" not in cell
        assert checked(cells={"name": cell}) == {"name": cell}


class TestReadPhone:
    @pytest.mark.parametrize(
        "text", ["", "0361 000020", "+49 (361) 000-20", "03871 45 / 03871 46", "110"]
    )
    def test_keeps_what_is_a_number(self, text):
        assert read_phone(text=text) == text

    @pytest.mark.parametrize("text", ["ruf mich an", "1", "0361 x", "tel:0361", "0" * 61])
    def test_refuses_what_is_none(self, text):
        with pytest.raises(RowRefused, match="telefon"):
            read_phone(text=text)


class TestReadEmail:
    @pytest.mark.parametrize("text", ["", "a@example.org", "A.b+c@sub.example.org"])
    def test_keeps_an_address(self, text):
        assert read_email(text=text) == text

    @pytest.mark.parametrize(
        "text",
        [
            "a",
            "a@b",
            "a@b@example.org",
            "a b@example.org",
            "a@example.org, b@example.org",
            "<a>@b.c",
            "a?bcc=b@example.org",
            "a&b@example.org",
            "a%0Ab@example.org",
            "a#b@example.org",
        ],
    )
    def test_refuses_other_shapes(self, text):
        with pytest.raises(RowRefused, match="email"):
            read_email(text=text)

    def test_refuses_a_very_long_address(self):
        with pytest.raises(RowRefused, match="email"):
            read_email(text=f"a@{'b' * 250}.org")


class TestReadWebsite:
    @pytest.mark.parametrize(
        ("text", "url"),
        [
            ("", ""),
            ("www.example.org", "http://www.example.org"),
            ("example.org/haus", "http://example.org/haus"),
            ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
            ("HTTP://example.org", "HTTP://example.org"),
        ],
    )
    def test_keeps_http_addresses(self, text, url):
        assert read_website(text=text) == url

    @pytest.mark.parametrize(
        "text",
        [
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.org",
            "//example.org",
            "http://",
            "http://[",
            "http://localhost",
            "https://user:word@example.org",
            'https://example.org/"onclick',
            "keine Seite",
        ],
    )
    def test_refuses_everything_else(self, text):
        with pytest.raises(RowRefused, match="internet"):
            read_website(text=text)


class TestNumbers:
    @pytest.mark.parametrize(("text", "number"), [("", None), ("0", None), ("12", 12)])
    def test_a_capacity_of_nothing_is_unknown(self, text, number):
        assert read_capacity(text=text) == number

    @pytest.mark.parametrize("text", ["1.5", "zwölf", "10001", "99999999999", "٣"])
    def test_refuses_what_is_no_number_of_places(self, text):
        with pytest.raises(RowRefused, match="kapazitaet"):
            read_capacity(text=text)

    @pytest.mark.parametrize(("text", "number"), [("", None), ("0", 0), ("3", 3)])
    def test_no_free_place_is_a_number(self, text, number):
        assert read_places(text=text) == number

    def test_names_the_column_of_free_places(self):
        with pytest.raises(RowRefused, match="ampel_plaetze"):
            read_places(text="viele")


class TestReadDay:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("", None),
            ("2026-03-02", TODAY),
            ("2.3.2026", TODAY),
            ("02.03.2026", TODAY),
            ("2015", date(2015, 1, 1)),
        ],
    )
    def test_reads_days_and_years(self, text, day):
        assert read_day(text=text, column="stand", last=TODAY) == day

    @pytest.mark.parametrize(
        "text", ["31.02.2026", "2026-13-01", "gestern", "1889", "2026-03-03", "3/2/2026"]
    )
    def test_refuses_impossible_days(self, text):
        with pytest.raises(RowRefused, match="stand"):
            read_day(text=text, column="stand", last=TODAY)

    def test_allows_the_future_without_a_last_day(self):
        assert read_day(text="2027-01-01", column="x", last=None) == date(2027, 1, 1)
