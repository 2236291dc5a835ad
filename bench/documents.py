"""PDF: time and memory of rendering the protocol, beside plain lists of the same length."""

import json
import subprocess
import sys
from datetime import timedelta

from bench.page_bytes import PLACE
from bench.plain_lists import plain_lists
from bench.processes import MEGABYTE, PROC, family, resident_bytes, running
from bench.report import Figure, Report
from bench.robin_run import PDF, interested_in_everything, walk
from bench.scratch import Scratch
from bench.whole_run import WORKER, fetch_pdf
from portal.adapters.pdf import INSTALL_COMMAND, missing_libraries
from portal.config import ROOT
from portal.services.documents.order import FOLDER
from portal.web import clock, outside

TIME_BUDGET = 1.3
TYPICAL_BYTES, MOST_BYTES = 60_000, 200_000
HTML = ".html"


def measure(report: Report, portal: Scratch) -> None:
    """Print the section."""
    report.heading("Protocol as PDF")
    if missing_libraries():
        report.line(f"skipped, Pango is missing: {INSTALL_COMMAND}")
        return
    kinds = {"typical": None, "every field of interest": interested_in_everything(portal.catalogue)}
    rows = []
    for name, answers in kinds.items():
        browser = portal.browser()
        chosen = {} if answers is None else {"answers": answers}
        list(walk(browser, catalogue=portal.catalogue, place=PLACE, **chosen))
        browser.get(PDF)
        html = _waiting_document(portal)
        rows.append(_row(name, _render(html), is_typical=answers is None))
        with running(*WORKER, environment=portal.environment) as worker:
            fetch_pdf(browser)
            memory = max(map(resident_bytes, family(worker)))
        _forget_documents(portal)
    report.table(
        ("protocol", "pages", "bytes", "first, ms", "warm, ms", "lists, ms", "pages", "ratio"), rows
    )
    report.line(
        f"Budgets: {TIME_BUDGET} times the plain lists of the same run; {TYPICAL_BYTES:,} bytes"
        f" typical, {MOST_BYTES:,} always."
    )
    if PROC.is_dir():
        report.line(f"Worker process after a PDF: {memory / MEGABYTE:.0f} MB.")


def _row(name: str, found: dict, *, is_typical: bool) -> tuple:
    ratio = found["protocol_ms"] / found["lists_ms"]
    budget = TYPICAL_BYTES if is_typical else MOST_BYTES
    return (
        name,
        str(found["protocol_pages"]),
        Figure(f"PDF, {name}, bytes", found["protocol_bytes"], budget),
        f"{found['first_ms']:.0f}",
        f"{found['protocol_ms']:.0f}",
        f"{found['lists_ms']:.0f}",
        str(found["lists_pages"]),
        Figure(f"PDF, {name}, ratio to lists", ratio, TIME_BUDGET, is_count=False),
    )


def _waiting_document(portal: Scratch) -> str:
    """Return the document that waits for the worker."""
    with portal.app.app_context():
        ports = outside.current()
        moment = clock.now() + timedelta(days=1)
        names = ports.files.list_written_before(prefix=FOLDER, moment=moment)
        (name,) = (name for name in names if name.endswith(HTML))
        stored = ports.files.read(name=name) or b""
        return ports.cipher.decrypt(cipher=stored, owner_id=name.removesuffix(HTML)).decode()


def _forget_documents(portal: Scratch) -> None:
    with portal.app.app_context():
        files = outside.current().files
        moment = clock.now() + timedelta(days=1)
        for name in files.list_written_before(prefix=FOLDER, moment=moment):
            files.delete(name=name)


def _render(html: str) -> dict:
    """Render the document and its reference in a process of their own."""
    both = json.dumps({"protocol": html, "lists": plain_lists(html)})
    done = subprocess.run(
        (sys.executable, "-m", "bench.rendering"),
        input=both,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return json.loads(done.stdout)
