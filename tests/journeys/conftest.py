"""Journeys: the real portal, a real Chromium, watched for every fault."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, sync_playwright

from portal.web.extensions import prepare_sqlite
from tests.support.browser import ARGUMENTS, find_chromium, open_context, watched_page
from tests.support.server import Server

DEMO_COUNT = 400
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every journey, so that `-m 'not browser'` leaves them out."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return the running portal with a small directory; fail with its output if it cannot start."""
    server = Server(folder=tmp_path_factory.mktemp("instance"), demo_count=DEMO_COUNT)
    yield server
    server.stop()


@pytest.fixture
def engine(server: Server) -> Iterator[sa.Engine]:
    """Return the engine of the running portal's database, to do what takes days."""
    engine = sa.create_engine(f"sqlite:///{server.folder / 'portal.sqlite3'}")
    prepare_sqlite(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium, started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page in a window of its own, with Playwright's options.

    Console errors, exceptions, breaches of the CSP and foreign requests fail the test at its end.
    """
    with ExitStack() as pages:
        yield lambda **options: pages.enter_context(
            watched_page(browser, base_url=server.url, **options)
        )


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """Return a page of 360 px with a touch screen."""
    return open_page(viewport=PHONE, has_touch=True)


@pytest.fixture
def desktop(open_page: Callable[..., Page]) -> Page:
    """Return a page of 1280 px."""
    return open_page(viewport=DESKTOP)


@pytest.fixture
def narrow(open_page: Callable[..., Page]) -> Page:
    """Return a page of 320 px, as at a zoom of 400 %."""
    return open_page(viewport=NARROW)


@pytest.fixture
def without_scripts(open_page: Callable[..., Page]) -> Page:
    """Return a page of 360 px whose browser runs no JavaScript."""
    return open_page(viewport=PHONE, java_script_enabled=False)


@pytest.fixture
def unjudged(browser: Browser, server: Server) -> Iterator[Page]:
    """Return a page of 1280 px whose console may complain: it visits pages that are not there."""
    context = open_context(browser, base_url=server.url, viewport=DESKTOP)
    yield context.new_page()
    context.close()
