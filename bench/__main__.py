"""Run the benchmarks: `python -m bench [full] [--only SECTION …]`.

Exit code 1 if a count (bytes, requests, statements) is above its budget; times never fail.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from functools import partial

from bench import (
    desk_pages,
    directory_pages,
    documents,
    instructions,
    latency,
    line,
    memory,
    page_bytes,
    postgresql,
    stillness,
    throughput,
    whole_run,
)
from bench.report import Report
from bench.scratch import Scratch, fill_with_demo, scratch

DEMO_COUNT = 6_000
SECTIONS = (
    "bytes",
    "run",
    "line",
    "stillness",
    "latency",
    "directory",
    "pdf",
    "memory",
    "throughput",
    "instructions",
)
ONLY_WHEN_ASKED = ("instructions",)


def main() -> int:
    """Run the chosen sections and return the exit code."""
    options = _options()
    is_full = "full" in (options.size, os.environ.get("SIZE"))
    chosen = options.only or [
        section for section in SECTIONS if is_full or section not in ONLY_WHEN_ASKED
    ]
    started = time.monotonic()
    report = Report()
    with scratch() as portal:
        report.line(f"A directory of {DEMO_COUNT:,} invented facilities on SQLite.")
        fill_with_demo(portal, count=DEMO_COUNT)
        for section, measure in _sections(is_full=is_full).items():
            if section in chosen:
                measure(report, portal)
    asked = tuple(options.facilities or ())
    usual = latency.FULL if is_full else latency.USUAL
    if "latency" in chosen:
        latency.measure(report, sizes=asked or usual)
    if "directory" in chosen:
        largest = (latency.LARGEST,) if is_full else ()
        _measure_directory(report, sizes=asked or (*usual, *largest))
    if not is_full and not options.only:
        report.line("\nInstructions, 350,000 facilities, Robin on thin lines: make bench SIZE=full")
    report.line(f"\nMeasured in {time.monotonic() - started:.0f} seconds.")
    return report.close()


def _measure_directory(report: Report, *, sizes: tuple[int, ...]) -> None:
    lacking = postgresql.missing()
    databases = (directory_pages.SQLITE, *(() if lacking else (directory_pages.POSTGRESQL,)))
    directory_pages.measure(report, sizes=sizes, databases=databases)
    if lacking:
        report.line(f"PostgreSQL skipped: {lacking}")


def _sections(*, is_full: bool) -> dict[str, Callable[[Report, Scratch], None]]:
    """Return the sections that measure the portal in its scratch folder, in their order."""
    return {
        "bytes": _measure_bytes,
        "run": whole_run.measure,
        "line": line.measure if is_full else line.measure_paint,
        "stillness": stillness.measure,
        "pdf": documents.measure,
        "memory": partial(memory.measure, requests=10_000 if is_full else 500),
        "throughput": throughput.measure,
        "instructions": instructions.measure,
    }


def _measure_bytes(report: Report, portal: Scratch) -> None:
    page_bytes.measure(report, portal)
    desk_pages.measure(report, portal)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the portal.")
    parser.add_argument("size", nargs="?", choices=("usual", "full"), default="usual")
    parser.add_argument("--only", action="append", choices=SECTIONS, help="repeatable")
    parser.add_argument(
        "--facilities", type=int, action="append", help="for latency and directory; repeatable"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
