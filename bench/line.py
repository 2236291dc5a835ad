"""Slow lines: first paint and a whole consultation in a real Chromium, beside a lean page.

Chromium runs in a child process (`bench.line_journey`) that is ended when a line takes too long.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any

from bench.report import Cell, Figure, Report
from bench.scratch import DATABASE, Scratch
from bench.whole_run import RUN_BUDGET
from portal.adapters.pdf import INSTALL_COMMAND, missing_libraries
from portal.config import ROOT
from tests.support.server import Server

PAINT_BUDGET = 1.10
MOST_SECONDS = 240
BITS_PER_BYTE = 8
PAINT, RUN = "paint", "run"
LEAN, HOME, START = "lean page", "home", "Robin, start"
PAINT_HEAD = ("first paint, cold", f"{LEAN}, ms", f"{HOME}, ms", "ratio", f"{START}, ms", "ratio")
RUN_HEAD = ("Robin, 2 fields", "together", "requests", "of it static", "swaps", "PDF", "seconds")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as Chromium imitates it.

    Args:
        down: kbit/s towards the person.
        up: kbit/s towards the portal.
        latency: milliseconds from a request to the first byte of its answer.
    """

    name: str
    down: int
    up: int
    latency: int

    @property
    def conditions(self) -> dict[str, Any]:
        """Return what `Network.emulateNetworkConditions` takes; its rates are bytes a second."""
        return {
            "offline": False,
            "latency": self.latency,
            "downloadThroughput": self.down * 1_000 / BITS_PER_BYTE,
            "uploadThroughput": self.up * 1_000 / BITS_PER_BYTE,
        }


EDGE = Line("EDGE", down=240, up=200, latency=840)
SECOND_GENERATION = Line("2G", down=35, up=32, latency=1_300)
LINES = (EDGE, SECOND_GENERATION)


def measure(report: Report, portal: Scratch) -> None:
    """Print the section: first paint and a whole consultation on both lines; takes minutes."""
    _measure(report, portal, lines=LINES, parts=(PAINT, RUN))


def measure_paint(report: Report, portal: Scratch) -> None:
    """Print the short section: first paint on the faster line."""
    _measure(report, portal, lines=(EDGE,), parts=(PAINT,))


def _measure(
    report: Report, portal: Scratch, *, lines: Sequence[Line], parts: Sequence[str]
) -> None:
    report.heading("Thin lines, imitated by Chromium; caches empty at the start")
    reason = lacking()
    if reason:
        report.line(f"skipped: {reason}")
        return
    for line in lines:
        report.line(f"{line.name}: {line.down} kbit/s, {line.latency} ms.")
    found = {line: _results_of(portal, line, parts) for line in lines}
    report.table(PAINT_HEAD, [paint_row(line, one[PAINT]) for line, one in found.items()])
    report.line(
        f"Budget: {PAINT_BUDGET:.2f} times the lean page: our style, a heading, a sentence."
    )
    report.line(
        "Packets come in a row, as on a real line; connecting takes two round trips, as by https."
    )
    if RUN in parts:
        report.table(RUN_HEAD, [run_row(line, one[RUN]) for line, one in found.items()])
        report.line(
            f"Budget: {RUN_BUDGET:,} bytes together, headers and the swap after each choice too."
        )


def lacking() -> str:
    """Return what must be installed before Chromium can be driven; empty if nothing is missing."""
    if find_spec("playwright") is None or which("chromium") is None:
        return "Playwright and Chromium come with `make test`"
    return f"Pango is missing: {INSTALL_COMMAND}" if missing_libraries() else ""


def _results_of(
    portal: Scratch, line: Line, parts: Sequence[str]
) -> Mapping[str, Mapping[str, float]]:
    """Run Chromium on the line; what took too long is empty."""
    with TemporaryDirectory(prefix="portal-line-") as folder:
        # The request waits for its PDF, so that no page says „not yet“ and the count never varies.
        server = Server(
            folder=Path(folder),
            demo_count=0,
            DATABASE_URL=f"sqlite:///{portal.folder / DATABASE}",
            PDF_WAIT_SECONDS="60",
        )
        given = asdict(line) | {"url": server.url, "parts": parts}
        command = (sys.executable, "-m", "bench.line_journey")
        try:
            return results_of(printed_in_time(command, given=json.dumps(given)))
        finally:
            server.stop()


def printed_in_time(command: Sequence[str], *, given: str, seconds: float = MOST_SECONDS) -> str:
    """Run a command that reads `given`; return what it printed until its end or this time.

    Raises:
        subprocess.CalledProcessError: it failed before.
    """
    try:
        return subprocess.run(  # noqa: S603 – our own modules
            command,
            cwd=ROOT,
            input=given.encode(),
            stdout=subprocess.PIPE,
            check=True,
            timeout=seconds,
        ).stdout.decode()
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode()


def results_of(printed: str) -> dict[str, dict[str, float]]:
    """Return what the child process printed: one JSON object a line, by its only name."""
    found: dict[str, dict[str, float]] = {PAINT: {}, RUN: {}}
    for text in printed.splitlines():
        found |= json.loads(text)
    return found


def paint_row(line: Line, shortest: Mapping[str, float]) -> tuple[Cell, ...]:
    """Return the row of first paints: milliseconds, and the ratio to the lean page."""
    if not shortest:
        return _ended(line, PAINT_HEAD)
    lean = shortest[LEAN]
    cells: list[Cell] = [line.name, f"{lean:.0f}"]
    for page in (HOME, START):
        name = f"{line.name}, first paint of {page}, ratio to the lean page"
        ratio = Figure(name, shortest[page] / lean, PAINT_BUDGET, is_count=False)
        cells += [f"{shortest[page]:.0f}", ratio]
    return tuple(cells)


def run_row(line: Line, run: Mapping[str, float]) -> tuple[Cell, ...]:
    """Return the row of the consultation."""
    if not run:
        return _ended(line, RUN_HEAD)
    total = Figure(f"{line.name}, Robin from start to PDF, 2 fields", run["bytes"], RUN_BUDGET)
    return (
        line.name,
        total,
        f"{run['requests']:,}",
        f"{run['static']:,}",
        f"{run['swaps']:,}",
        f"{run['pdf']:,}",
        f"{run['seconds']:.0f}",
    )


def _ended(line: Line, head: Sequence[str]) -> tuple[Cell, ...]:
    return (line.name, f"ended after {MOST_SECONDS} s", *[""] * (len(head) - 2))
