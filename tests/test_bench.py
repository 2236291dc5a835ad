"""The parts of the bench that judge figures and build references, without measuring anything."""

import sys
import time
import urllib.request
from urllib.parse import urlsplit

import brotli
import pytest

from bench import directory_pages, line
from bench.browser import Answer, Browser, NoToken
from bench.lean_page import lean_page, served
from bench.meter import Meter
from bench.plain_lists import plain_lists
from bench.report import Figure, Report, aligned, number, percentile, texts_of
from bench.thin_line import Direction, thin_line


def answer(body: str = "", *headers: tuple[str, str], status: int = 200) -> Answer:
    return Answer(status=status, reason="OK", headers=headers, body=body.encode())


class TestFigure:
    def test_is_within_its_budget_at_the_budget(self):
        assert not Figure("page", 8_000, 8_000).is_exceeded

    def test_is_exceeded_one_above_and_says_so(self):
        figure = Figure("page", 8_001, 8_000)

        assert figure.is_exceeded
        assert figure.cell == "8,001 > 8,000 !"

    def test_stands_beside_its_budget(self):
        assert Figure("ratio", 1.25, 2.0).cell == "1.25 ≤ 2.00"

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


class TestBrowser:
    PAGE = '<link href="/static/1/kern.css"><script src="/static/2/robin.js"></script>'

    @pytest.mark.parametrize(
        ("without", "loaded"),
        [
            ({}, ["/", "/static/1/kern.css", "/static/2/robin.js", "/"]),
            ({"without": ".js"}, ["/", "/static/1/kern.css", "/"]),
        ],
    )
    def test_loads_each_file_once_and_what_it_runs(self, without, loaded):
        asked = []

        def transport(*, path: str, **_request: object) -> Answer:
            asked.append(path)
            return answer(self.PAGE)

        browser = Browser(transport, **without)
        browser.visit("/")
        browser.visit("/")

        assert asked == loaded


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


class TestDirectoryPages:
    def row(self, *samples: directory_pages.Sample, name: str = "search") -> tuple:
        return directory_pages.row_of("SQLite", 350_000, name, samples, growth=4.5)

    def test_shows_the_most_of_all_requests_beside_the_budgets(self):
        one, other = (
            directory_pages.Sample(answer("x" * size), milliseconds, statements, has_hits=True)
            for size, milliseconds, statements in ((4_000, 3.0, 2), (5_001, 1.0, 5))
        )

        assert texts_of(self.row(one, other)) == (
            "350,000", "search", "3.0", "3.0", "4.50 > 4.00 !", "5 > 4 !", "0 ≤ 6",
            "5,001 > 5,000 !",
        )  # fmt: skip

    def test_more_statements_are_allowed_where_nothing_was_found(self):
        empty = directory_pages.Sample(answer(), 1.0, 6, has_hits=False)

        assert texts_of(self.row(empty))[5:7] == ("0 ≤ 4", "6 ≤ 6")

    def test_only_counts_may_fail(self):
        sample = directory_pages.Sample(answer(), 1.0, 1, has_hits=True)

        figures = [cell for cell in self.row(sample, name="profile") if isinstance(cell, Figure)]

        assert [figure.is_count for figure in figures] == [False, True, True]
        assert [figure.budget for figure in figures] == [4.0, 5, 8_000]


class TestLine:
    def test_gives_chromium_bytes_a_second(self):
        assert line.SECOND_GENERATION.conditions == {
            "offline": False,
            "latency": 1_300,
            "downloadThroughput": 4_375,
            "uploadThroughput": 4_000,
        }

    def test_compares_first_paints_with_the_lean_page_and_never_fails_for_them(self):
        shortest = {line.LEAN: 1_000.0, line.HOME: 1_050.0, line.START: 1_200.0}

        row = line.paint_row(line.EDGE, shortest)

        assert texts_of(row) == ("EDGE", "1000", "1050", "1.05 ≤ 1.10", "1200", "1.20 > 1.10 !")
        assert not any(cell.is_count for cell in row if isinstance(cell, Figure))

    def test_fails_for_the_bytes_of_a_consultation(self):
        run = {"bytes": 100_001, "requests": 40, "static": 3, "swaps": 2, "pdf": 1, "seconds": 9.6}

        row = line.run_row(line.EDGE, run)

        assert texts_of(row) == ("EDGE", "100,001 > 100,000 !", "40", "3", "2", "1", "10")
        assert [cell.is_count for cell in row if isinstance(cell, Figure)] == [True]

    def test_says_what_was_ended_without_a_figure(self):
        found = line.results_of("")

        rows = (line.paint_row(line.EDGE, found["paint"]), line.run_row(line.EDGE, found["run"]))

        assert [row[1] for row in rows] == ["ended after 240 s"] * 2
        assert [len(row) for row in rows] == [len(line.PAINT_HEAD), len(line.RUN_HEAD)]

    def test_keeps_what_was_printed_before_the_end(self):
        command = (sys.executable, "-c", "import time; print('{}', flush=True); time.sleep(60)")

        assert line.printed_in_time(command, given="", seconds=2) == "{}\n"

    def test_reads_each_result_by_its_name(self):
        found = line.results_of('{"paint": {"home": 1.5}}\n')

        assert found == {"paint": {"home": 1.5}, "run": {}}


def sent(number: str, url: str, **more: object) -> dict:
    return {"requestId": number, "request": {"url": url, "headers": {}}, **more}


class TestThinLine:
    def test_packets_wait_for_those_before_them_and_travel_half_a_round_trip(self):
        direction = Direction(rate=8, delay=500)

        assert direction.arrival_of(size=960, now=0) == pytest.approx(1.5)
        assert direction.arrival_of(size=960, now=0) == pytest.approx(2.5)
        assert direction.arrival_of(size=960, now=9) == pytest.approx(10.5)

    def test_carries_all_bytes_and_takes_its_time(self):
        with (
            served("a" * 20_000) as near,
            thin_line(port=urlsplit(near).port, down=4_000, up=4_000, latency=40) as far,
        ):
            started = time.monotonic()
            with urllib.request.urlopen(f"http://127.0.0.1:{far}/", timeout=10) as answer:
                body = answer.read()
            seconds = time.monotonic() - started

        assert brotli.decompress(body) == b"a" * 20_000
        assert seconds >= 0.12


class TestMeter:
    def test_adds_up_pages_static_files_and_swaps(self):
        meter = Meter()
        swap = {"requestId": "3", "request": {"url": "/orte", "headers": {"HX-Request": "true"}}}
        for request in (sent("1", "/"), sent("2", "/static/a/kern.css"), swap):
            meter.sent(request)
        for request_id, size in (("1", 100.0), ("2", 20.0), ("3", 3.0)):
            meter.finished({"requestId": request_id, "encodedDataLength": size})

        assert (meter.requests, meter.bytes, meter.static_bytes, meter.swap_bytes) == (
            3,
            123,
            20,
            3,
        )
        assert meter.is_quiet

    def test_counts_the_answer_that_only_led_on(self):
        meter = Meter()
        meter.sent(sent("1", "/"))
        meter.sent(sent("1", "/ziel", redirectResponse={"encodedDataLength": 700}))
        meter.finished({"requestId": "1", "encodedDataLength": 50})

        assert (meter.requests, meter.bytes) == (2, 750)

    def test_does_not_count_what_came_from_the_cache_or_is_no_request(self):
        meter = Meter()
        meter.sent(sent("1", "/static/a/kern.css"))
        meter.from_cache({"requestId": "1"})
        meter.finished({"requestId": "1", "encodedDataLength": 0})
        meter.sent(sent("2", "data:image/png,"))

        assert (meter.requests, meter.bytes, meter.is_quiet) == (0, 0, True)

    def test_is_quiet_only_when_all_has_come_or_failed(self):
        meter = Meter()
        meter.sent(sent("1", "/"))
        was_quiet = meter.is_quiet
        meter.failed({"requestId": "1"})

        assert (was_quiet, meter.is_quiet) == (False, True)


def test_the_lean_page_is_served_as_the_portal_sends_pages():
    page = lean_page(style="h1{color:red}")

    with served(page) as address, urllib.request.urlopen(address, timeout=5) as found:  # noqa: S310 – http, loopback
        body = found.read()

    assert found.headers["Content-Encoding"] == "br"
    assert brotli.decompress(body).decode() == page
    assert "<style>h1{color:red}</style>" in page
