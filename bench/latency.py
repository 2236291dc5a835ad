"""Latency of the radius search and of Robin's whole result page as the directory grows."""

import time
from collections.abc import Callable
from random import Random

from bench import nearby
from bench.browser import Browser
from bench.nearby_directory import fill
from bench.report import Report, percentile
from bench.robin_run import RESULT, begin, walk
from bench.scratch import Scratch, scratch

USUAL = (1_000, 35_000)
FULL = (1_000, 35_000, 350_000)
LARGEST = 3_500_000
"""For the radius search alone, when everything is measured: 2 GB that take long to invent."""
RESULTS = 60
MILLISECONDS = 1_000


def measure(report: Report, *, sizes: tuple[int, ...]) -> None:
    """Print the sections."""
    report.heading("Radius search: the ten best, beside the nearest twenty of the same run")
    searched = (*sizes, LARGEST) if sizes == FULL else sizes
    nearby.main([part for size in searched for part in ("--size", str(size))])
    report.heading("Robin's whole result page, beside the start page of the portal")
    rows, before = [], 0.0
    for size in sizes:
        result, reference = _times(size)
        p50, p95 = percentile(result, 50), percentile(result, 95)
        growth = f"{p95 / before:.2f}" if before else ""
        ratio = p50 / percentile(reference, 50)
        home = f"{percentile(reference, 50):.1f}"
        rows.append((f"{size:,}", f"{p50:.1f}", f"{p95:.1f}", growth, home, f"{ratio:.1f}"))
        before = p95
    head = ("facilities", "p50, ms", "p95, ms", "growth of p95", "start page p50, ms", "ratio")
    report.table(head, rows)
    report.line(f"{RESULTS} random places, 25 km; all four categories, five hits each.")


def _times(size: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds of result pages at random places, and of the start page."""
    with scratch() as portal:
        fill(portal.engine, size=size, gazetteer=portal.gazetteer)
        browser = portal.browser()
        list(walk(browser, catalogue=portal.catalogue, place="Parchim"))
        return _results(portal, browser), [_timed(browser.get, "/") for _ in range(RESULTS)]


def _results(portal: Scratch, browser: Browser) -> list[float]:
    chance = Random(11)  # noqa: S311 – chooses places, no secret
    times = []
    for _ in range(RESULTS):
        list(begin(browser, place=chance.choice(portal.gazetteer.postcodes)))
        times.append(_timed(browser.get, RESULT))
    return times


def _timed(get: Callable[[str], object], path: str) -> float:
    started = time.perf_counter()
    get(path)
    return (time.perf_counter() - started) * MILLISECONDS
