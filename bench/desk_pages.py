"""The pages of providers: what the bench asks of them, their bytes and their statements."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from bench.company import Provider, open_desk
from bench.counting import Request
from bench.page_bytes import HEADER_BUDGET, PAGE_BUDGET, counted
from bench.report import Figure, Report
from bench.scratch import Scratch

DESK, LIST, MAILBOX, LIGHTS = (
    "/anbieter/",
    "/anbieter/einrichtungen",
    "/anbieter/anfragen",
    "/anbieter/verfuegbarkeit",
)
DESK_BUDGET, TOGGLE_BUDGET = 3.5, 1.5
STATEMENTS, PACKET = 6, 1_460
LIGHT_FORM = re.compile(r'<form class="light" id="([a-z0-9-]+)"[^>]* action="([^"]+/ampel)"')
TURNS = {
    "light": (("ampel", "frei"), ("ampel", "belegt")),
    "switch": (("soll", "nein"), ("soll", "ja")),
}
"""What is sent in turn, so that each request changes something."""


def requests(portal: Scratch) -> dict[Request, float | None]:
    """Return the requests whose instructions are counted, each with the budget of its ratio."""
    provider = open_desk(portal)
    # Only a page with forms puts the secret of its tokens into the cookie.
    provider.browser.get(LIST)
    cookie = provider.browser.cookie
    pages = {Request(f"desk: {name}", path, cookie): DESK_BUDGET for name, path in _pages(provider)}
    toggles = {}
    for name, target, path in _toggles(provider):
        first, second = (urlencode(fields) for fields in _bodies(provider, name))
        one = Request(f"toggle: {name}", path, cookie, first, other_body=second, target=target)
        toggles[one] = TOGGLE_BUDGET
    return pages | toggles


def measure(report: Report, portal: Scratch) -> None:
    """Print bytes and statements."""
    provider = open_desk(portal)
    report.heading("Pages of providers: ten facilities, forty inquiries")
    report.line(
        f"Budgets: HTML {PAGE_BUDGET:,}, headers {HEADER_BUDGET}, SQL {STATEMENTS};"
        f" a toggle {PACKET:,} bytes with headers."
    )
    report.table(
        ("page", "HTML", "headers", "warm", "SQL"),
        (_row(portal, provider, *page) for page in _pages(provider)),
    )
    report.table(
        ("toggle by htmx", "packet", "headers", "SQL"),
        (_toggled(portal, provider, *toggle) for toggle in _toggles(provider)),
    )


def _pages(provider: Provider) -> Iterator[tuple[str, str]]:
    yield "Übersicht", DESK
    yield "facility list", LIST
    yield "mailbox", MAILBOX
    yield "an inquiry", f"{MAILBOX}/{provider.inquiry_id}"
    yield "lights", LIGHTS


def _toggles(provider: Provider) -> Iterator[tuple[str, str, str]]:
    """Give name, target of htmx and path."""
    yield "light", *LIGHT_FORM.findall(provider.browser.get(LIGHTS).text)[0]
    facility_id = provider.facility_ids[0]
    yield "switch", f"o{facility_id}", f"{LIST}/{facility_id}/oeffentlich"


def _bodies(provider: Provider, name: str) -> Iterator[Mapping[str, str]]:
    token = provider.browser.get(LIST).token
    for field, value in TURNS[name]:
        yield {"csrf_token": token, field: value}


def _row(portal: Scratch, provider: Provider, name: str, path: str) -> tuple:
    with counted(portal.engine) as sent:
        page = provider.browser.get(path)
    return (
        name,
        Figure(f"desk, {name}, HTML", len(page.body), PAGE_BUDGET),
        Figure(f"desk, {name}, headers", page.header_bytes, HEADER_BUDGET),
        Figure(f"desk, {name}, warm", page.size),
        Figure(f"desk, {name}, SQL", len(sent), STATEMENTS),
    )


def _toggled(portal: Scratch, provider: Provider, name: str, target: str, path: str) -> tuple:
    answers = []
    for fields in _bodies(provider, name):
        with counted(portal.engine) as sent:
            answers.append(provider.browser.post(path, fields.items(), target=target))
    largest = max(answers, key=lambda answer: answer.size)
    return (
        name,
        Figure(f"toggle, {name}, packet", largest.size, PACKET),
        Figure(f"toggle, {name}, headers", largest.header_bytes, HEADER_BUDGET),
        Figure(f"toggle, {name}, SQL", len(sent)),
    )
