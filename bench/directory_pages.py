"""Search and profile as the directory grows: latency, statements and bytes, on both databases."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

from bench.browser import Answer, Browser
from bench.nearby_directory import fill
from bench.page_bytes import (
    CATEGORIES,
    DIRECTORY,
    EMPTY_STATEMENTS,
    PAGE_BUDGET,
    PROFILE,
    PROFILE_STATEMENTS,
    SEARCH_BUDGET,
    SEARCH_STATEMENTS,
    counted,
)
from bench.postgresql import copied, server_address
from bench.report import Cell, Figure, Report, percentile
from bench.scratch import Scratch, scratch

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
BASE_SIZE = 35_000
"""Growth counts from here; a smaller directory has searches with hardly a hit."""
GROWTH_BUDGET = 4.0
REQUESTS = 60
MILLISECONDS = 1_000
OK = 200
NO_HIT = "Kein Treffer"
HEAD = ("facilities", "page", "p50, ms", "p95, ms", "growth of p95", "SQL", "SQL, no hit", "HTML")


@dataclass(frozen=True, slots=True)
class Sample:
    """One request.

    Args:
        statements: those that it sent.
        has_hits: False for a search that found nothing.
    """

    answer: Answer
    milliseconds: float
    statements: int
    has_hits: bool


def measure(report: Report, *, sizes: Sequence[int], databases: Sequence[str]) -> None:
    """Print a table for each database."""
    for database in databases:
        report.heading(f"Search and profile as the directory grows, on {database}")
        before: dict[str, float] = {}
        rows: list[Sequence[Cell]] = []
        for size in sizes:
            with _directory(database, size) as portal:
                for name, samples in _samples(portal).items():
                    p95 = percentile([one.milliseconds for one in samples], 95)
                    growth = p95 / before[name] if name in before else None
                    rows.append(row_of(database, size, name, samples, growth=growth))
                    if size == BASE_SIZE:
                        before[name] = p95
        report.table(HEAD, rows)
        report.line(
            f"Budgets: growth from {BASE_SIZE:,} {GROWTH_BUDGET:.0f}; SQL: search"
            f" {SEARCH_STATEMENTS} ({EMPTY_STATEMENTS} without a hit), profile"
            f" {PROFILE_STATEMENTS}; HTML {SEARCH_BUDGET:,} and {PAGE_BUDGET:,} bytes."
            f" {REQUESTS} requests each, the most of them is shown."
        )


@contextmanager
def _directory(database: str, size: int) -> Iterator[Scratch]:
    """Give a portal with so many invented facilities."""
    with scratch() as portal:
        fill(portal.engine, size=size, gazetteer=portal.gazetteer)
        if database == SQLITE:
            yield portal
            return
        with server_address() as url, scratch(database_url=url) as other:
            copied(portal.engine, other.engine)
            yield other


def _samples(portal: Scratch) -> dict[str, list[Sample]]:
    """Search at random places, and open a profile of each search that found one."""
    chance = Random(13)  # noqa: S311 – chooses places, no secret
    browser = portal.browser()
    found: dict[str, list[Sample]] = {"search": [], "profile": []}
    while len(found["search"]) < REQUESTS:
        place, category = chance.choice(portal.gazetteer.postcodes), chance.choice(CATEGORIES)
        search = _sample(portal, browser, f"{DIRECTORY}?ort={place}&art={category}")
        found["search"].append(search)
        links = PROFILE.findall(search.answer.text)
        if links:
            found["profile"].append(_sample(portal, browser, chance.choice(links)))
    return found


def _sample(portal: Scratch, browser: Browser, path: str) -> Sample:
    with counted(portal.engine) as sent:
        started = time.perf_counter()
        answer = browser.get(path)
        milliseconds = (time.perf_counter() - started) * MILLISECONDS
    if answer.status != OK:
        raise RuntimeError(f"{path}: status {answer.status}")
    return Sample(answer, milliseconds, len(sent), NO_HIT not in answer.text)


def row_of(
    database: str, size: int, name: str, samples: Sequence[Sample], *, growth: float | None
) -> tuple[Cell, ...]:
    """Return the row of one kind of page; statements and bytes are the most of all samples."""
    title = f"{database}, {size:,}, {name}"
    times = [one.milliseconds for one in samples]
    is_search = name == "search"
    most_bytes = SEARCH_BUDGET if is_search else PAGE_BUDGET
    most_sent = SEARCH_STATEMENTS if is_search else PROFILE_STATEMENTS
    hits = max((one.statements for one in samples if one.has_hits), default=0)
    empty = max((one.statements for one in samples if not one.has_hits), default=0)
    grown = Figure(f"{title}, growth of p95", growth or 0, GROWTH_BUDGET, is_count=False)
    return (
        f"{size:,}",
        name,
        f"{percentile(times, 50):.1f}",
        f"{percentile(times, 95):.1f}",
        "" if growth is None else grown,
        Figure(f"{title}, SQL", hits, most_sent),
        Figure(f"{title}, SQL without a hit", empty, EMPTY_STATEMENTS) if is_search else "",
        Figure(f"{title}, HTML", max(len(one.answer.body) for one in samples), most_bytes),
    )
