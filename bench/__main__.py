"""Run the benchmarks: `python -m bench [full] [--only SECTION …]`.

Exit code 1 if a count (bytes, requests, statements) is above its budget; times never fail.
"""

import argparse
import os
import sys
import time

from bench import documents, instructions, latency, memory, page_bytes, whole_run
from bench.report import Report
from bench.scratch import fill_with_demo, scratch

DEMO_COUNT = 6_000
SECTIONS = ("bytes", "run", "latency", "pdf", "memory", "instructions")
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
        if "bytes" in chosen:
            page_bytes.measure(report, portal)
        if "run" in chosen:
            whole_run.measure(report, portal)
        if "pdf" in chosen:
            documents.measure(report, portal)
        if "memory" in chosen:
            memory.measure(report, portal, requests=10_000 if is_full else 500)
        if "instructions" in chosen:
            instructions.measure(report, portal)
    if "latency" in chosen:
        latency.measure(report, sizes=latency.FULL if is_full else latency.USUAL)
    if not is_full and not options.only:
        report.line("\nInstructions per request and 350,000 facilities: make bench SIZE=full")
    report.line(f"\nMeasured in {time.monotonic() - started:.0f} seconds.")
    return report.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the portal.")
    parser.add_argument("size", nargs="?", choices=("usual", "full"), default="usual")
    parser.add_argument("--only", action="append", choices=SECTIONS, help="repeatable")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
