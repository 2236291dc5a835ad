"""Narrow windows and large letters: nothing runs out of the page, nothing is cut off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys import states
from tests.support.browser import assert_no_sideways_scroll, open_context
from tests.support.server import Server

LARGE = {"fontSizes": {"standard": 32, "fixed": 26}}
CUT_OFF = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(one => {
  if (one.closest('.sr, svg, details:not([open]) > :not(summary)')) return false
  if (one.closest('.skip') || !one.getClientRects().length) return false
  const box = one.getBoundingClientRect()
  const style = getComputedStyle(one)
  const hides = style.overflowX !== 'visible' && style.display !== 'inline'
  const isCut = hides && one.scrollWidth > one.clientWidth + 1 && !one.matches('input, select')
  const parent = one.closest('.card, .row, .note, .summary, .grid > li, .button')
  const edge = parent ? parent.getBoundingClientRect().right : window.innerWidth
  return isCut || box.left < -1 || box.right > edge + 1
}).map(one => one.tagName + ' ' + one.className + ': ' + one.textContent.trim().slice(0, 60))"""


def assert_fits(page: Page) -> None:
    """Refuse a page that must be scrolled sideways or whose texts leave their boxes.

    Raises:
        AssertionError: names the elements.
    """
    assert_no_sideways_scroll(page)
    cut_off = page.evaluate(CUT_OFF)
    assert not cut_off, f"{page.url}: {cut_off[:5]}"


@pytest.fixture(params=["320 px", "200 % text"])
def tight(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    """Return a page of 320 px, or a phone whose owner set letters of twice the size."""
    if request.param == "320 px":
        return open_page(viewport={"width": 320, "height": 640})
    page = open_page(viewport={"width": 360, "height": 740})
    page.context.new_cdp_session(page).send("Page.setFontSizes", LARGE)
    return page


@pytest.mark.parametrize(
    "visit",
    [
        states.visit_plain,
        states.visit_watchlist,
        states.visit_start,
        states.visit_questions,
        states.visit_empty_result,
    ],
)
def test_every_page_fits(tight: Page, visit: Callable[..., None]):
    visit(tight, look=assert_fits)


@pytest.mark.parametrize("address", states.WRONG)
def test_pages_that_are_not_there_fit(browser: Browser, server: Server, address: str):
    context = open_context(browser, base_url=server.url, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address)

    assert_fits(page)

    context.close()


def test_text_that_leaves_its_box_is_refused(narrow: Page):
    narrow.goto("/informationsportal/")
    narrow.locator(".grid p").first.evaluate("one => { one.textContent = 'x'.repeat(200) }")
    narrow.locator(".grid p").first.evaluate("one => { one.style.overflowWrap = 'normal' }")

    with pytest.raises(AssertionError, match=r"xxx|px wide"):
        assert_fits(narrow)
