"""A whole run of Robin from the start page to the PDF, in bytes and requests."""

import time
from collections.abc import Mapping, Sequence

from bench.browser import Answer, Browser
from bench.page_bytes import PAGE_BUDGET, PLACE
from bench.processes import running
from bench.report import Cell, Figure, Report
from bench.robin_run import PDF, TYPICAL, walk
from bench.scratch import Scratch
from portal.adapters.pdf import INSTALL_COMMAND, missing_libraries

RUN_BUDGET = 100_000
WORKER = ("flask", "--app", "wsgi", "worker")
PATIENCE_SECONDS = 60
STILL_WAITING = 202
HEAD = ("fields of interest", "together", "requests", "of it static", "pages", "headers", "PDF")


class NoPdf(Exception):
    """Report that the worker gave no PDF."""


def measure(report: Report, portal: Scratch) -> None:
    """Print the section."""
    report.heading("Robin from start to PDF, first visit, every byte received")
    can_print = not missing_libraries()
    if not can_print:
        report.line(f"without PDF, Pango is missing: {INSTALL_COMMAND}")
    fields = TYPICAL["interessen"]
    runs = (fields[:1], fields)
    rows = [_row(portal, {**TYPICAL, "interessen": some}, can_print=can_print) for some in runs]
    report.table(HEAD, [row[:-1] for row in rows])
    report.line(f"Budget: {RUN_BUDGET:,} bytes together.")
    result = rows[-1][-1]
    report.table(("page of the longer run", "HTML"), [("result", result)])


def _row(
    portal: Scratch, answers: Mapping[str, tuple[str, ...]], *, can_print: bool
) -> Sequence[Cell]:
    browser = portal.browser()
    walked = walk(browser, catalogue=portal.catalogue, place=PLACE, answers=answers)
    *_, result = (step.answer for step in walked)
    pdf = _fetch_with_worker(portal, browser) if can_print else None
    # Pages that say „not yet“ come only because the bench does not let the request wait.
    received = [one for one in browser.answers if one.status != STILL_WAITING]
    static = sum(len(one.body) for one in received if "immutable" in one.header("cache-control"))
    headers = sum(one.header_bytes for one in received)
    total = sum(one.size for one in received)
    of_pdf = len(pdf.body) if pdf else 0
    count = len(answers["interessen"])
    return (
        str(count),
        Figure(f"Robin from start to PDF, {count} fields", total, RUN_BUDGET),
        str(len(received)),
        f"{static:,}",
        f"{total - static - headers - of_pdf:,}",
        f"{headers:,}",
        f"{of_pdf:,}",
        Figure(f"Robin, {count} fields, result, HTML", len(result.body), PAGE_BUDGET),
    )


def _fetch_with_worker(portal: Scratch, browser: Browser) -> Answer:
    with running(*WORKER, environment=portal.environment):
        return fetch_pdf(browser)


def fetch_pdf(browser: Browser) -> Answer:
    """Ask for the protocol until the worker has rendered it.

    Raises:
        NoPdf: it is not there in a minute.
    """
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends_at:
        answer = browser.get(PDF)
        if answer.header("content-type") == "application/pdf":
            return answer
        if answer.status != STILL_WAITING:
            break
    raise NoPdf(f"status {answer.status}")
