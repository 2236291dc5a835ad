"""The parts of the bench that judge figures and build references, without measuring anything."""

import pytest

from bench.browser import Answer, NoToken
from bench.plain_lists import plain_lists
from bench.report import Figure, Report, aligned, number, percentile


def answer(body: str = "", *headers: tuple[str, str], status: int = 200) -> Answer:
    return Answer(status=status, reason="OK", headers=headers, body=body.encode())


class TestFigure:
    def test_is_within_its_budget_at_the_budget(self):
        assert not Figure("page", 8_000, 8_000).is_exceeded

    def test_is_exceeded_one_above_and_says_so(self):
        figure = Figure("page", 8_001, 8_000)

        assert figure.is_exceeded
        assert figure.cell == "8,001 > 8,000 !"

    def test_without_budget_is_never_exceeded(self):
        assert Figure("page", 10**9).cell == "1,000,000,000"


class TestReport:
    def test_fails_for_a_count_above_its_budget(self, capsys):
        report = Report()
        report.table(("page", "HTML"), [("home", Figure("home, HTML", 9_000, 8_000))])

        assert report.close() == 1
        assert "home, HTML: 9,000, budget 8,000\n" in capsys.readouterr().out

    def test_never_fails_for_what_varies(self, capsys):
        report = Report()
        report.note(Figure("ratio", 9.0, 1.3, is_count=False))

        assert report.close() == 0
        assert "ratio: 9.00, budget 1.30 (varies; for reading only)" in capsys.readouterr().out

    def test_says_that_nothing_is_above_budget(self, capsys):
        report = Report()
        report.note(Figure("home", 1, 2))

        assert report.close() == 0
        assert capsys.readouterr().out.endswith("nothing\n")


def test_numbers_have_thousands_apart_and_two_places_unless_whole():
    assert [number(1_234_567), number(1_234.5)] == ["1,234,567", "1,234.50"]


def test_columns_are_as_wide_as_their_widest_cell():
    assert aligned((("page", "HTML"), ("a", "10"))) == ("page   HTML", "a        10")


class TestPercentile:
    def test_takes_the_value_below_which_so_many_lie(self):
        values = [3.0, 1.0, 2.0, 4.0]

        assert [percentile(values, one) for one in (0, 50, 95, 100)] == [1.0, 3.0, 4.0, 4.0]

    def test_refuses_no_values(self):
        with pytest.raises(ValueError, match="no values"):
            percentile([], 50)


class TestAnswer:
    def test_counts_status_line_headers_and_the_empty_line(self):
        sent = "HTTP/1.1 200 OK\r\nVary: Cookie\r\n\r\n"

        assert answer("abc", ("Vary", "Cookie")).header_bytes == len(sent)
        assert answer("abc", ("Vary", "Cookie")).size == len(sent) + 3

    def test_finds_headers_whatever_their_case(self):
        assert answer("", ("Location", "/ziel")).header("location") == "/ziel"
        assert answer().header("location") == ""

    def test_reads_the_token_of_a_form(self):
        assert answer('<input name="csrf_token" value="abc.def">').token == "abc.def"

    def test_refuses_a_page_without_form(self):
        with pytest.raises(NoToken, match="status 500"):
            assert answer("<p>Fehler</p>", status=500).token


class TestPlainLists:
    def test_keeps_headings_and_puts_all_other_text_into_lists(self):
        found = plain_lists("<h1>Eins</h1><p>zwei</p><h2>Drei</h2><ul><li>vier</li></ul>")

        assert found.endswith(
            "<body><h1>Eins</h1><ul><li>zwei</li></ul>"
            "<h2>Drei</h2><ul><li>vier</li></ul></body></html>"
        )

    def test_takes_blocks_out_of_each_other_and_loses_no_text(self):
        found = plain_lists("<ul><li><h3>Haus</h3><p>Weg <b>1</b> &amp; 2</p></li></ul>")

        assert "<ul><li>Haus</li><li>Weg 1 &amp; 2</li></ul>" in found

    def test_leaves_out_what_stands_in_no_block(self):
        assert "Titel" not in plain_lists("<title>Titel</title><p>Text</p>")
