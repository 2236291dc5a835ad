"""What a journey needs of a browser: pages that report every fault, and axe."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# A refused form answers 422, a link of a mail that works no more 410, and the browser says so in
# its console.
EXPECTED = tuple(f"the server responded with a status of {status}" for status in (422, 410))


def find_chromium() -> str:
    """Return the path of Debian's Chromium.

    Raises:
        FileNotFoundError: it is missing; says what to install.
    """
    found = shutil.which("chromium")
    if found is None:
        raise FileNotFoundError("Chromium is missing; type: apt-get install chromium")
    return found


@cache
def axe_source() -> str:
    """Return the text of axe.

    Raises:
        FileNotFoundError: it is not installed; says what to type.
    """
    if not AXE.exists():
        raise FileNotFoundError("axe is missing; type: python3 requirements/setup.py test")
    return AXE.read_text(encoding="utf-8")


class Faults(list[str]):
    """Everything a page did wrong while it was open."""

    def __init__(self, *, allowed_origin: str) -> None:
        super().__init__()
        self._allowed = allowed_origin

    def watch(self, page: Page) -> None:
        """Note console errors (breaches of the CSP among them), exceptions, foreign requests."""
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.append(f"exception: {error}"))
        page.on("request", self._note_request)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(text in message.text for text in EXPECTED):
            self.append(f"console: {message.text}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self._allowed, "data:", "about:", "blob:")):
            self.append(f"foreign request: {request.url}")


def open_context(browser: Browser, *, base_url: str, **options: Any) -> BrowserContext:
    """Open a window of its own: German, without cookies, with the options of Playwright."""
    context = browser.new_context(base_url=base_url, locale="de-DE", **options)
    context.set_default_timeout(10_000)
    return context


@contextmanager
def watched_page(browser: Browser, *, base_url: str, **options: Any) -> Iterator[Page]:
    """Open a page and refuse every fault it showed until the end.

    Raises:
        AssertionError: lists the faults.
    """
    context = open_context(browser, base_url=base_url, **options)
    faults = Faults(allowed_origin=base_url)
    context.on("page", faults.watch)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert not faults, "the page had faults:\n  " + "\n  ".join(faults)


def axe_violations(page: Page) -> tuple[str, ...]:
    """Return what axe finds on the page as it stands now, with the elements concerned."""
    page.evaluate(axe_source())
    result = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", list(RULES)
    )
    return tuple(
        f"{one['id']}: {one['help']} – {', '.join(str(node['target']) for node in one['nodes'])}"
        for one in result["violations"]
    )


def assert_accessible(page: Page) -> None:
    """Refuse a page on which axe finds anything.

    Raises:
        AssertionError: lists the violations.
    """
    found = axe_violations(page)
    assert not found, f"axe on {page.url}:\n  " + "\n  ".join(found)


def assert_no_sideways_scroll(page: Page) -> None:
    """Refuse a page that is wider than its window.

    Raises:
        AssertionError: names both widths.
    """
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1], f"{page.url} is {widths[0]} px wide in {widths[1]} px"
