"""Let axe judge a page whose browser runs no scripts: axe itself needs them."""

import re
from urllib.parse import urljoin

from playwright.sync_api import Page

from tests.support.browser import assert_accessible


def assert_copy_accessible(page: Page) -> None:
    """Refuse a page if axe finds anything on a copy of it in a window that runs scripts.

    Raises:
        AssertionError: lists the violations.
    """
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(viewport=page.viewport_size)
    copy = context.new_page()
    copy.route("**/*", lambda route: route.abort())
    copy.set_content(_with_its_style(page))
    try:
        assert_accessible(copy)
    finally:
        context.close()


def _with_its_style(page: Page) -> str:
    """Return the page's source with a linked style put in its place, since the copy is offline."""

    def fetch(link: re.Match[str]) -> str:
        answer = page.context.request.get(urljoin(page.url, link[1]))
        return f"<style>{answer.text()}</style>"

    return re.sub(r'<link rel="stylesheet" href="([^"]+)">', fetch, page.content())
