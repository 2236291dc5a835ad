"""What moves while a page is shown, and how long it does not answer, in a real Chromium.

Chromium imitates a phone with a fourth of this machine's speed, as Lighthouse does. It runs in a
child process (`bench.stillness_journey`) that is ended when it takes too long.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.line import lacking, printed_in_time
from bench.report import Cell, Figure, Report
from bench.scratch import DATABASE, Scratch
from tests.support.server import Server

BUDGET = 0.0
SLOWER = 4
"""Times slower than this machine."""
HEAD = ("page on a phone", "layout shift", "blocking time, ms")


def measure(report: Report, portal: Scratch) -> None:
    """Print the section."""
    report.heading(f"Layout shift and blocking time on a phone, {SLOWER} times slower than here")
    reason = lacking()
    if reason:
        report.line(f"skipped: {reason}")
        return
    report.table(HEAD, rows_of(_printed(portal)))
    report.line("Budgets: 0 and 0. The largest shift and the shortest blocking of three visits.")


def _printed(portal: Scratch) -> str:
    with TemporaryDirectory(prefix="portal-still-") as folder:
        database = f"sqlite:///{portal.folder / DATABASE}"
        server = Server(folder=Path(folder), demo_count=0, DATABASE_URL=database)
        command = (sys.executable, "-m", "bench.stillness_journey")
        try:
            return printed_in_time(command, given=json.dumps(server.url))
        finally:
            server.stop()


def rows_of(printed: str) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each line that the child printed: name, shift and milliseconds as JSON."""
    for text in printed.splitlines():
        name, shift, blocked = json.loads(text)
        yield (
            name,
            Figure(f"{name}, layout shift", float(shift), BUDGET),
            Figure(f"{name}, blocking time, ms", float(blocked), BUDGET, is_count=False),
        )
