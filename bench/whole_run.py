"""A whole run of Robin from the start page to the PDF, in bytes and requests."""

import time
from collections.abc import Mapping, Sequence

from bench.browser import Answer, Browser
from bench.page_bytes import PAGE_BUDGET, PLACE
from bench.processes import running
from bench.report import Cell, Figure, Report
from bench.robin_run import PDF, TYPICAL, Step, walk, walk_in_place
from bench.scratch import Scratch
from portal.adapters.pdf import INSTALL_COMMAND, missing_libraries

RUN_BUDGET = 100_000
WORKER = ("flask", "--app", "wsgi", "worker")
PATIENCE_SECONDS = 60
STILL_WAITING = 202
HEAD = ("fields", "together", "requests", "of it static", "pages", "swaps", "headers", "PDF")
WITH, WITHOUT = "with scripts", "without scripts"


class NoPdf(Exception):
    """Report that the worker gave no PDF."""


def measure(report: Report, portal: Scratch) -> None:
    """Print the section."""
    report.heading("Robin from start to PDF, first visit, every byte received")
    can_print = not missing_libraries()
    if not can_print:
        report.line(f"without PDF, Pango is missing: {INSTALL_COMMAND}")
    fields = TYPICAL["interessen"]
    for way in (WITH, WITHOUT):
        runs = [{**TYPICAL, "interessen": some} for some in (fields[:1], fields)]
        rows = [_row(portal, way, answers, can_print=can_print) for answers in runs]
        report.line(f"Robin {way}:")
        report.table(HEAD, [row[:-1] for row in rows])
    report.line(f"Budget: {RUN_BUDGET:,} bytes together. With scripts questions come in place, and")
    report.line("places and questions after each choice are asked for, as in a real browser.")
    report.table(("page of the longer run", "HTML"), [("result", rows[-1][-1])])


def _row(
    portal: Scratch, way: str, answers: Mapping[str, tuple[str, ...]], *, can_print: bool
) -> Sequence[Cell]:
    browser, walked = _walked(portal, way, answers)
    pdf = _fetch_with_worker(portal, browser) if can_print else None
    # Pages that say „not yet“ come only because the bench does not let the request wait.
    received = [one for one in browser.answers if one.status != STILL_WAITING]
    static = sum(len(one.body) for one in received if "immutable" in one.header("cache-control"))
    headers = sum(one.header_bytes for one in received)
    swaps = sum(len(one.body) for one in received if _is_swap(one))
    total = sum(one.size for one in received)
    of_pdf = len(pdf.body) if pdf else 0
    count = len(answers["interessen"])
    return (
        str(count),
        Figure(f"Robin {way} from start to PDF, {count} fields", total, RUN_BUDGET),
        str(len(received)),
        f"{static:,}",
        f"{total - static - swaps - headers - of_pdf:,}",
        f"{swaps:,}",
        f"{headers:,}",
        f"{of_pdf:,}",
        Figure(f"Robin, {count} fields, result, HTML", len(walked[-1].answer.body), PAGE_BUDGET),
    )


def _walked(
    portal: Scratch, way: str, answers: Mapping[str, tuple[str, ...]]
) -> tuple[Browser, Sequence[Step]]:
    if way == WITH:
        browser, go = portal.browser(), walk_in_place
    else:
        browser, go = portal.browser_without_scripts(), walk
    return browser, tuple(go(browser, catalogue=portal.catalogue, place=PLACE, answers=answers))


def _is_swap(answer: Answer) -> bool:
    """Say whether it is a part of a page."""
    is_page = answer.header("content-type").startswith("text/html")
    return is_page and bool(answer.body) and "<html" not in answer.text


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
