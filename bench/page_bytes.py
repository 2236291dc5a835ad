"""Bytes, requests and SQL statements of every kind of page."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import brotli
import sqlalchemy as sa

from bench.browser import Answer, Browser
from bench.report import Figure, Report
from bench.robin_run import START, begin, interested_in_everything, walk
from bench.scratch import Scratch
from portal.web.styles import load_core_style

PAGE_BUDGET, SEARCH_BUDGET, SWAP_BUDGET = 8_000, 5_000, 1_800
COLD_BUDGET, COLD_REQUESTS, HEADER_BUDGET = 22_000, 3, 900
STYLE_BUDGET = 3_000
SEARCH_STATEMENTS, EMPTY_STATEMENTS, PROFILE_STATEMENTS = 4, 6, 5
STEP_STATEMENTS, RESULT_STATEMENTS = 3, 12
UNCOUNTED = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "PRAGMA")
DIRECTORY = "/pflege-und-wohnangebote/"
PLACE = "Köln"
CATEGORIES = ("ambulant", "stationaer", "tagespflege", "wohnen")
PROFILE = re.compile(rf'href="({DIRECTORY}\d+)"')
LINK = r'href="({}[a-z0-9-]+)"'
LEGAL = ("impressum", "datenschutz", "nutzungsbedingungen", "barrierefreiheit")
OTHER = ("reihenfolge", "beratung", "mein-konto")
HEAD = ("page", "HTML", "headers", "warm", "cold", "requests", "SQL")


@contextmanager
def counted(engine: sa.Engine) -> Iterator[list[str]]:
    """Collect the statements that the block sends, without transaction control."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.lstrip().upper().startswith(UNCOUNTED):
            statements.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def measure(report: Report, portal: Scratch) -> None:
    """Print the sections on bytes and statements."""
    report.heading("Bytes and SQL statements per page (brotli as served)")
    report.line(
        f"Budgets: HTML {SEARCH_BUDGET:,} for a search with ten hits, {PAGE_BUDGET:,} for any page;"
        f" headers {HEADER_BUDGET}; cold {COLD_BUDGET:,} in {COLD_REQUESTS} requests;"
        f" SQL: search {SEARCH_STATEMENTS} ({EMPTY_STATEMENTS} without hits),"
        f" profile {PROFILE_STATEMENTS}, Robin step {STEP_STATEMENTS}, result {RESULT_STATEMENTS}."
    )
    report.table(HEAD, (_row(portal, *page) for page in _pages(portal)))
    style = brotli.compress(load_core_style().text.encode(), quality=5)
    report.table(
        ("part", "brotli"), [("core style", Figure("core style", len(style), STYLE_BUDGET))]
    )
    report.heading("Swaps by htmx")
    report.line(f"Budget: {SWAP_BUDGET:,} bytes; the whole page beside it.")
    report.table(("fragment", "swap", "whole page", "headers", "SQL"), _swaps(portal))
    report.heading("Robin with every field of interest, page by page")
    report.line(
        f"Budgets: HTML {PAGE_BUDGET:,}, headers {HEADER_BUDGET}, SQL {STEP_STATEMENTS} a request,"
        f" result {RESULT_STATEMENTS}. „sent“ is the answer to the form: a redirect."
    )
    report.table(("page", "HTML", "headers", "SQL", "sent: headers", "sent: SQL"), _steps(portal))
    report.heading("Forms sent with something missing (422)")
    report.table(("page", "HTML", "headers"), _refusals(portal))


def _pages(portal: Scratch) -> Iterator[tuple[str, str, int, int | None]]:
    """Give name, path, budget of the HTML and of the statements of each kind of page."""
    browser = portal.browser()
    yield "home", "/", PAGE_BUDGET, 0
    yield "Robin, start", START, PAGE_BUDGET, 0
    yield "search, empty form", DIRECTORY, PAGE_BUDGET, 0
    for category in CATEGORIES:
        path = f"{DIRECTORY}?ort={PLACE}&art={category}"
        yield f"search, ten hits, {category}", path, SEARCH_BUDGET, SEARCH_STATEMENTS
    yield "search, no hits", _without_hits(portal), PAGE_BUDGET, EMPTY_STATEMENTS
    links = PROFILE.findall(browser.get(f"{DIRECTORY}?ort={PLACE}&art=stationaer").text)
    yield "profile, largest of ten", _largest(browser, links), PAGE_BUDGET, PROFILE_STATEMENTS
    for name, index in (("articles", "/informationsportal/"), ("aids", "/pflegehilfsmittel/")):
        yield name, index, PAGE_BUDGET, 0
        links = re.findall(LINK.format(index), browser.get(index).text)
        yield f"{name}, largest of {len(set(links))}", _largest(browser, links), PAGE_BUDGET, 0
    for slug in (*LEGAL, *OTHER):
        yield slug, f"/{slug}", PAGE_BUDGET, 0
    yield "unknown page (404)", "/gibt-es-nicht", PAGE_BUDGET, 0


def _largest(browser: Browser, paths: list[str]) -> str:
    return max(sorted(set(paths)), key=lambda path: len(browser.get(path).body))


def _without_hits(portal: Scratch) -> str:
    browser = portal.browser()
    paths = (f"{DIRECTORY}?ort={code}&art=wohnen&umkreis=5" for code in portal.gazetteer.postcodes)
    return next(path for path in paths if "Kein Treffer" in browser.get(path).text)


def _row(portal: Scratch, name: str, path: str, most: int, statements: int | None) -> tuple:
    browser = portal.browser()
    with counted(portal.engine) as sent:
        page = browser.visit(path)
    cold = sum(answer.size for answer in browser.answers)
    return (
        name,
        Figure(f"{name}, HTML", len(page.body), most),
        Figure(f"{name}, headers", page.header_bytes, HEADER_BUDGET),
        Figure(f"{name}, warm", page.size),
        Figure(f"{name}, cold", cold, COLD_BUDGET),
        Figure(f"{name}, requests", len(browser.answers), COLD_REQUESTS),
        Figure(f"{name}, SQL", len(sent), statements),
    )


def _swaps(portal: Scratch) -> Iterator[tuple]:
    for category in CATEGORIES:
        path = f"{DIRECTORY}?ort={PLACE}&art={category}"
        yield _swap(portal, f"ten hits, {category}", path, "angebote")
    for typed in ("Fra", "Neu", "1"):
        yield _swap(portal, f"suggestions for „{typed}“", f"/orte?ort={typed}", "ort_vorschlaege")


def _swap(portal: Scratch, name: str, path: str, target: str) -> tuple:
    browser = portal.browser()
    whole = browser.get(path)
    with counted(portal.engine) as sent:
        part = browser.get(path, target=target)
    return (
        name,
        Figure(f"swap, {name}", len(part.body), SWAP_BUDGET),
        f"{len(whole.body):,}",
        Figure(f"swap, {name}, headers", part.header_bytes, HEADER_BUDGET),
        Figure(f"swap, {name}, SQL", len(sent), SEARCH_STATEMENTS),
    )


def _steps(portal: Scratch) -> Iterator[tuple]:
    browser = portal.browser()
    catalogue = portal.catalogue
    titles = {page.key: page.title.text for page in catalogue.pages}
    everything = interested_in_everything(catalogue)
    row: tuple = ()
    with counted(portal.engine) as sent:
        for step in walk(browser, catalogue=catalogue, place=PLACE, answers=everything):
            key, _, verb = step.name.partition(" ")
            title = titles.get(key, key)
            if verb:
                name = f"{title}, sent"
                headers = Figure(f"{name}, headers", step.answer.header_bytes, HEADER_BUDGET)
                yield (*row, headers, Figure(f"{name}, SQL", len(sent), STEP_STATEMENTS))
            else:
                row = _step_row(title, step.answer, len(sent))
            sent.clear()
    yield (*row, "", "")


def _step_row(name: str, answer: Answer, statements: int) -> tuple:
    budget = RESULT_STATEMENTS if name == "result" else STEP_STATEMENTS
    return (
        name,
        Figure(f"Robin, every field, {name}, HTML", len(answer.body), PAGE_BUDGET),
        Figure(f"Robin, {name}, headers", answer.header_bytes, HEADER_BUDGET),
        Figure(f"Robin, {name}, SQL", statements, budget),
    )


def _refusals(portal: Scratch) -> Iterator[tuple]:
    browser = portal.browser()
    token = browser.get(START).token
    yield _refusal("Robin, start", browser.post(START, (("csrf_token", token), ("ort", PLACE))))
    *_, sent = begin(browser, place=PLACE)
    path = sent.answer.header("location")
    yield _refusal("Robin, first topic", browser.post(path, (("csrf_token", token),)))
    yield _refusal("search, unknown place", browser.get(f"{DIRECTORY}?ort=Xyzzyq"))


def _refusal(name: str, answer: Answer) -> tuple:
    return (
        name,
        Figure(f"{name}, refused, HTML", len(answer.body), PAGE_BUDGET),
        Figure(f"{name}, refused, headers", answer.header_bytes, HEADER_BUDGET),
    )
