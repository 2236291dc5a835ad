"""Let axe judge a page whose browser runs no scripts: axe itself needs them."""

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
    copy.set_content(page.content())
    try:
        assert_accessible(copy)
    finally:
        context.close()
