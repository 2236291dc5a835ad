"""CPU instructions per request, counted by valgrind: they hardly vary from run to run."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import sqlalchemy as sa

from bench import desk_pages
from bench.counting import REFERENCE, Request
from bench.page_bytes import DIRECTORY, PLACE, PROFILE
from bench.report import Figure, Report
from bench.robin_run import RESULT, START, TYPICAL, fields_of, walk
from bench.scratch import Scratch
from portal.config import ROOT
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityFile

SEARCH_BUDGET, STEP_BUDGET = 2.5, 2.0
TIMES = 10
TOPIC = "s04"
TOTAL = re.compile(r"I\s+refs:\s+([\d,]+)")
MILLION = 1_000_000


def measure(report: Report, portal: Scratch) -> None:
    """Print the section."""
    report.heading("Instructions per request")
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        report.line("skipped: valgrind is not installed")
        return
    budgets = _requests(portal)
    counts = _counts(portal, valgrind, tuple(budgets))
    reference = counts.pop(REFERENCE)
    ratios = {request: counts[request.name] / reference for request in budgets}
    rows = [
        (one.name, f"{counts[one.name] / MILLION:.2f}", _ratio(one, ratios[one], most))
        for one, most in budgets.items()
    ]
    report.table(
        ("request", "million", "ratio"),
        [(REFERENCE, f"{reference / MILLION:.2f}", "1.00"), *rows],
    )
    report.line(
        f"Budgets: search and profile {SEARCH_BUDGET}, Robin step {STEP_BUDGET},"
        f" dashboard {desk_pages.DESK_BUDGET}, toggle {desk_pages.TOGGLE_BUDGET}."
    )


def _ratio(request: Request, ratio: float, most: float | None) -> Figure:
    # Hash seeds and addresses move the count by a per cent or two, so it stops nothing.
    return Figure(f"instructions, {request.name}, ratio", ratio, most, is_count=False)


def _requests(portal: Scratch) -> dict[Request, float | None]:
    """Return the requests to count, each with the budget of its ratio."""
    browser = portal.browser()
    search = f"{DIRECTORY}?ort={PLACE}&art=stationaer"
    profile = PROFILE.findall(browser.get(search).text)[0]
    list(walk(browser, catalogue=portal.catalogue, place=PLACE))
    topic = f"{START}frage/{TOPIC}"
    fields = fields_of(catalogue=portal.catalogue, page_key=TOPIC, answers=TYPICAL)
    body = urlencode((("csrf_token", browser.get(topic).token), *fields))
    cookie = browser.cookie
    desk = desk_pages.requests(portal)
    return {
        Request("home", "/"): None,
        Request("search, ten hits", search): SEARCH_BUDGET,
        Request("search, ambulatory", f"{DIRECTORY}?ort={PLACE}&art=ambulant"): SEARCH_BUDGET,
        Request("profile", profile): SEARCH_BUDGET,
        **dict.fromkeys(_kept_profiles(portal), SEARCH_BUDGET),
        Request("Robin step, shown", topic, cookie): STEP_BUDGET,
        Request("Robin step, sent", topic, cookie, body): STEP_BUDGET,
        Request("Robin result", RESULT, cookie): None,
        **desk,
    }


def _kept_profiles(portal: Scratch) -> list[Request]:
    """Return of each category the page of one facility whose provider keeps it, with pictures.

    None of those at whose desk switches are turned: they would be hidden and shown in between.
    """
    first = (
        sa.select(Facility.category, sa.func.min(Facility.id))
        .join(FacilityFile)
        .where(Facility.is_published, Facility.is_managed, Facility.company_id.is_(None))
        .group_by(Facility.category)
        .order_by(Facility.category)
    )
    with portal.engine.connect() as connection:
        found = connection.execute(first).all()
    return [
        Request(f"kept profile, {category}", f"{DIRECTORY}{facility_id}")
        for category, facility_id in found
    ]


def _counts(portal: Scratch, valgrind: str, requests: tuple[Request, ...]) -> dict[str, float]:
    """Return the instructions of one request each, by name."""
    with TemporaryDirectory(prefix="portal-bench-") as name:
        folder = Path(name)
        wanted = folder / "requests.json"
        wanted.write_text(json.dumps([asdict(request) for request in requests]), "utf-8")
        command = (
            valgrind, "--tool=cachegrind", "--cache-sim=no", f"--log-file={folder}/%p.log",
            "--cachegrind-out-file=/dev/null",
            sys.executable, "-m", "bench.counting", str(wanted), str(TIMES),
        )  # fmt: skip
        environment = {**portal.environment, "PYTHONHASHSEED": "0"}
        done = subprocess.run(  # noqa: S603 – fixed words and our own module
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
        counts = {}
        for line in done.stdout.splitlines():
            request, idle, busy = json.loads(line)
            counts[request] = (_total(folder, busy) - _total(folder, idle)) / TIMES
        return counts


def _total(folder: Path, process: int) -> int:
    found = TOTAL.search((folder / f"{process}.log").read_text("utf-8"))
    if found is None:
        raise LookupError(f"valgrind counted nothing in process {process}")
    return int(found[1].replace(",", ""))
