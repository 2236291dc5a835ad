"""Drive Chromium through pages and watch them; a process of its own, so that it can be ended.

Reads the portal's address as JSON; prints for each page, as soon as it is known, its name, the
largest layout shift and the shortest blocking time of its visits as JSON.
"""

import json
import sys

from playwright.sync_api import Page, sync_playwright

from bench.stillness import SLOWER
from tests.journeys import states, walking
from tests.support.browser import ARGUMENTS, find_chromium, open_context
from tests.support.stillness import SEEN, WATCH

VISITS = 3
SETTLED_MS = 1_000
"""So long after it was loaded nothing of a page moves any more by itself."""
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}
PAGES = {
    "home": "/",
    "search": states.HITS,
    "map": states.MAP,
    "profile": f"{states.OFFERS}20",
    "kept profile": f"{states.OFFERS}40",
    "comparison": "/vergleich?e=40&e=100",
    "inquiry": "/anfrage?e=1&e=2",
    "article": "/informationsportal/verhinderungs-und-kurzzeitpflege",
    "Hilfsmittel": "/pflegehilfsmittel/",
    "Pflegegrad-Rechner": "/pflegegrad-rechner/",
    "Leistungen": "/leistungen/",
    "sign-in": "/anmelden",
    "Robin, start": walking.START,
}


def main() -> None:
    """Visit and print."""
    url = json.load(sys.stdin)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        context = open_context(browser, base_url=url, **PHONE)
        context.add_init_script(WATCH)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        for name, address in PAGES.items():
            _watch(page, name, address)
        walking.begin(page)
        _watch(page, "Robin, questions", page.url)
        walking.walk(page, choices=walking.SHORT)
        _watch(page, "Robin, result", page.url)
        browser.close()


def _watch(page: Page, name: str, address: str) -> None:
    seen = []
    for _ in range(VISITS):
        answer = page.goto(address)
        if answer is None or not answer.ok:
            raise LookupError(f"{address}: {answer and answer.status}")
        page.wait_for_timeout(SETTLED_MS)
        seen.append(page.evaluate(SEEN))
    shifts, blocked = zip(*seen, strict=True)
    print(json.dumps([name, max(shifts), min(blocked)]), flush=True)


if __name__ == "__main__":
    main()
