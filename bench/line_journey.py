"""Drive Chromium on a thin line; a process of its own, so that it can be ended in time.

Reads the line, the portal's address and what to measure as JSON; prints {"paint": …} and
{"run": …}, each as soon as it is known.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, expect, sync_playwright

from bench.lean_page import lean_page, served
from bench.line import HOME, LEAN, MOST_SECONDS, PAINT, RUN, START, Line
from bench.meter import Meter
from bench.page_bytes import PLACE
from bench.robin_run import PDF, TYPICAL
from bench.robin_run import START as START_PATH
from bench.thin_line import thin_line
from portal.web.styles import load_core_style
from tests.journeys import walking
from tests.support.browser import ARGUMENTS, find_chromium, open_context

ROUNDS = 5
"""The shortest time counts: what is longer was disturbed by something else."""
PHONE = {"width": 360, "height": 740}
PATIENCE_MS = MOST_SECONDS * 1_000
POLL_MS = 50
QUIET_MS = 600
"""So long after the last key the field has asked for its suggestions."""
PAINTED_AT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
FETCH = """async path => {
  const answer = await fetch(path)
  await answer.arrayBuffer()
  return [answer.status, answer.headers.get('content-type')]
}"""


class NoPdf(Exception):
    """Report that the result gave no PDF."""


def main() -> None:
    """Measure and print."""
    given = json.load(sys.stdin)
    line = Line(**{name: given[name] for name in ("name", "down", "up", "latency")})
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        for part in given["parts"]:
            print(json.dumps({part: MEASURED[part](browser, line, given["url"])}), flush=True)
        browser.close()


def _paints(browser: Browser, line: Line, url: str) -> Mapping[str, float]:
    """Return the shortest time to the first paint of each page, in milliseconds."""
    times: dict[str, list[float]] = {LEAN: [], HOME: [], START: []}
    with (
        served(lean_page(style=load_core_style().text)) as lean,
        _on_line(line, lean) as far_lean,
        _on_line(line, url) as far,
    ):
        pages = {LEAN: far_lean, HOME: f"{far}/", START: f"{far}{START_PATH}"}
        for _ in range(ROUNDS):
            for name, address in pages.items():
                page = _window(browser, url)
                page.goto(address, wait_until="commit")
                times[name].append(_first_paint(page))
                page.context.close()
    return {name: min(some) for name, some in times.items()}


@contextmanager
def _on_line(line: Line, url: str) -> Iterator[str]:
    """Give the address under which a server of this machine is reached by the line."""
    port = urlsplit(url).port or 80
    with thin_line(port=port, down=line.down, up=line.up, latency=line.latency) as far:
        yield f"http://127.0.0.1:{far}"


def _first_paint(page: Page) -> float:
    """Wait for it without scripts of the page: its policy allows no code from text."""
    while (moment := page.evaluate(PAINTED_AT)) is None:
        page.wait_for_timeout(POLL_MS)
    return float(moment)


def _run(browser: Browser, line: Line, url: str) -> Mapping[str, float]:
    """Return bytes, requests and seconds of a consultation with two fields of interest."""
    page, session = _open(browser, line, url)
    meter = Meter()
    session.on("Network.requestWillBeSent", meter.sent)
    session.on("Network.loadingFinished", meter.finished)
    session.on("Network.loadingFailed", meter.failed)
    session.on("Network.requestServedFromCache", meter.from_cache)
    started = time.monotonic()
    _begin(page, meter)
    walking.walk(page, choices={**TYPICAL, "interessen": ("pflege", "haushalt")})
    before = meter.bytes
    status, kind = page.evaluate(FETCH, PDF)
    if kind != "application/pdf":
        raise NoPdf(f"status {status}, {kind}")
    _wait_until_quiet(page, meter)
    return {
        "bytes": meter.bytes,
        "requests": meter.requests,
        "static": meter.static_bytes,
        "swaps": meter.swap_bytes,
        "pdf": meter.bytes - before,
        "seconds": time.monotonic() - started,
    }


def _begin(page: Page, meter: Meter) -> None:
    """Give place and consent as somebody does who reads the suggestions."""
    page.goto(START_PATH)
    page.locator("#ort").fill(PLACE)
    page.wait_for_timeout(QUIET_MS)
    _wait_until_quiet(page, meter)
    page.locator("#einwilligung").check()
    page.get_by_role("button", name="Los geht´s").click()
    expect(page).to_have_url(walking.QUESTION)


def _wait_until_quiet(page: Page, meter: Meter) -> None:
    while not meter.is_quiet:
        page.wait_for_timeout(POLL_MS)


def _open(browser: Browser, line: Line, url: str) -> tuple[Page, CDPSession]:
    """Open a window with an empty cache on the line as Chromium imitates it."""
    page = _window(browser, url)
    session = page.context.new_cdp_session(page)
    conditions: dict[str, Any] = line.conditions
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", conditions)
    return page, session


def _window(browser: Browser, url: str) -> Page:
    # The result allows no connections of its own; the bench fetches the PDF from there.
    context = open_context(browser, base_url=url, viewport=PHONE, bypass_csp=True)
    context.set_default_timeout(PATIENCE_MS)
    return context.new_page()


MEASURED: Mapping[str, Callable[[Browser, Line, str], Mapping[str, float]]] = {
    PAINT: _paints,
    RUN: _run,
}


if __name__ == "__main__":
    main()
