"""No page moves under the reader's eyes while it comes."""

import pytest
from playwright.sync_api import Browser

from tests.journeys import states
from tests.support.browser import open_context
from tests.support.server import Server
from tests.support.stillness import SEEN, WATCH

SETTLED_MS = 300
WINDOWS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 900}}


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_moves_by_itself(browser: Browser, server: Server, window: str):
    context = open_context(browser, base_url=server.url, viewport=WINDOWS[window])
    context.add_init_script(WATCH)
    page = context.new_page()
    moved = {}
    for address in (*states.PLAIN, *states.REFUSED):
        page.goto(address)
        page.wait_for_timeout(SETTLED_MS)
        shift, _ = page.evaluate(SEEN)
        if shift:
            moved[address] = shift
    context.close()

    assert moved == {}


def test_what_moves_is_seen(browser: Browser, server: Server):
    context = open_context(browser, base_url=server.url, bypass_csp=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto("/")
    page.wait_for_timeout(SETTLED_MS)
    page.evaluate("() => document.body.prepend(Object.assign(new Image(), {height: 300}))")
    page.wait_for_timeout(SETTLED_MS)
    shift, _ = page.evaluate(SEEN)
    context.close()

    assert shift > 0
