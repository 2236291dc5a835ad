"""Memory of the web process after many mixed requests, and that it never loads WeasyPrint."""

import time
from collections.abc import Iterator
from itertools import islice
from random import Random

from bench.browser import Browser, Loopback
from bench.processes import (
    MEGABYTE,
    PROC,
    family,
    has_loaded,
    resident_bytes,
    web_server,
)
from bench.report import Figure, Report
from bench.robin_run import walk
from bench.scratch import Scratch

MEMORY_BUDGET_MB, GROWTH_BUDGET_MB = 90.0, 2.0
WARM_UP = 1_000
"""Growth counts from here: each template, statement and page of the database came up once."""
ROBIN_EVERY = 40
"""After so many other requests one person goes through Robin."""
PANGO = "libpango"
"""WeasyPrint loads it when it is imported."""


def measure(report: Report, portal: Scratch, *, requests: int) -> None:
    """Print the section."""
    report.heading(f"Memory of the web process, {requests:,} mixed requests")
    if not PROC.is_dir():
        report.line("skipped: this system has no /proc")
        return
    with web_server(environment=portal.environment) as (port, parent):
        flow = mixed(portal, port=port)
        _send(flow, 1)
        worker = max(family(parent), key=resident_bytes)
        _send(flow, WARM_UP)
        before = resident_bytes(worker)
        started = time.perf_counter()
        _send(flow, requests)
        seconds = time.perf_counter() - started
        after = resident_bytes(worker)
        loaded = int(has_loaded(worker, library=PANGO))
    mark = f"after {requests:,}, MB"
    memory = Figure(f"web process {mark}", after / MEGABYTE, MEMORY_BUDGET_MB, is_count=False)
    growth = Figure(
        "web process, growth, MB", (after - before) / MEGABYTE, GROWTH_BUDGET_MB, is_count=False
    )
    weasyprint = Figure("WeasyPrint in the web process", loaded, 0)
    report.table(
        ("", f"after {WARM_UP:,}, MB", mark, "growth, MB", "WeasyPrint loaded"),
        [("web process", f"{before / MEGABYTE:.2f}", memory, growth, weasyprint)],
    )
    report.line("Only the portal's own requirements are loaded, as in an embedded installation.")
    report.line(
        f"Budgets: {MEMORY_BUDGET_MB:.0f} MB; growth {GROWTH_BUDGET_MB:.0f} MB in 10,000 requests,"
        f" after the first {WARM_UP:,}."
        f" {seconds * 1_000 / requests:.1f} ms a request, one after the other."
    )


def _send(flow: Iterator[int], count: int) -> None:
    for status in islice(flow, count):
        if status >= 500:  # noqa: PLR2004 – the portal's own fault
            raise RuntimeError(f"an answer had status {status}")


def mixed(portal: Scratch, *, port: int) -> Iterator[int]:
    """Send requests for ever, as many readers and some of Robin's would; give each status."""
    chance = Random(7)  # noqa: S311 – chooses places, no secret
    codes = portal.gazetteer.postcodes
    while True:
        reader = Browser(Loopback(port=port))
        for _ in range(ROBIN_EVERY):
            yield reader.get(_path(chance, codes)).status
            reader.answers.clear()
        person = Browser(Loopback(port=port))
        for step in walk(person, catalogue=portal.catalogue, place=chance.choice(codes)):
            yield step.answer.status


def _path(chance: Random, codes: tuple[str, ...]) -> str:
    code = chance.choice(codes)
    directory = "/pflege-und-wohnangebote/"
    return chance.choice(
        (
            "/",
            "/informationsportal/erste-schritte",
            "/pflegehilfsmittel/",
            "/datenschutz",
            "/digitale-beratung/",
            f"/orte?ort={code[:3]}",
            f"{directory}?ort={code}&art=ambulant",
            f"{directory}?ort={code}&art=stationaer&umkreis=50",
            f"{directory}{chance.randint(1, 6_000)}",
        )
    )
