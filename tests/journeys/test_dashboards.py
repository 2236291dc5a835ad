"""Every page of both dashboards, empty and full: for axe, narrow windows and large letters."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from portal.domain.accounts.roles import Role
from tests.factories.accounts import GOOD_WORDS, make_account
from tests.factories.companies import make_company
from tests.journeys import desk_states, support_states
from tests.journeys.second_factor import enter_with_code
from tests.journeys.test_accounts import enter
from tests.journeys.test_colours_and_targets import (
    SMALL,
    assert_dark_and_accessible,
    assert_easy_to_hit,
)
from tests.journeys.test_reflow import LARGE, assert_fits
from tests.support.browser import assert_accessible, open_context, watched_page
from tests.support.server import Server

PHONE = {"viewport": {"width": 360, "height": 740}}
MAIL, ADMIN_MAIL = "seiten-anbieter@example.org", "seiten-amt@example.org"
LOCKED_MAIL = "seiten-gesperrt@example.org"
FILES = ("admin.audit.export", "providers.light_table.export")
"""Reached by GET, but no pages."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A running portal, who is signed in as provider and as admin, and their pages."""

    url: str
    visits: tuple[tuple[Any, tuple[str, ...]], ...]


def assert_light_and_easy(page: Page) -> None:
    """Refuse what axe finds, small targets, and ways of the panel that are hard to hit."""
    assert_accessible(page)
    assert_easy_to_hit(page)
    assert page.evaluate(SMALL, [".panel a, .work .way", 44]) == [], page.url


VIEWS: dict[str, tuple[dict[str, Any], Callable[[Page], None]]] = {
    "light": (PHONE, assert_light_and_easy),
    "dark": ({**PHONE, "color_scheme": "dark"}, assert_dark_and_accessible),
    "320 px": ({"viewport": {"width": 320, "height": 640}}, assert_fits),
    "200 % text": (PHONE, assert_fits),
}


def signed_in(browser: Browser, server: Server, sign_in: Callable[[Page], object]) -> Any:
    """Return the cookies of somebody who has signed in by the form."""
    context = open_context(browser, base_url=server.url)
    sign_in(context.new_page())
    kept = context.storage_state()
    context.close()
    return kept


def stand_of(
    browser: Browser, server: Server, provider: tuple[str, ...], support: tuple[str, ...]
) -> Stand:
    """Return who is signed in where, and what they see."""

    def desk_of(email: str) -> Any:
        return signed_in(browser, server, lambda page: enter(page, email, GOOD_WORDS))

    return Stand(
        server.url,
        (
            (desk_of(MAIL), provider),
            (desk_of(LOCKED_MAIL), desk_states.LOCKED),
            (signed_in(browser, server, lambda page: enter_with_code(page, ADMIN_MAIL)), support),
        ),
    )


def lock_another(app: Flask) -> None:
    """Store a company that support has locked."""
    made = make_company(app, name=desk_states.LONG, email=LOCKED_MAIL)
    desk_states.lock(app, made)


@pytest.fixture(scope="module")
def empty(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    """Return a portal in which nothing has happened yet."""
    server = Server(folder=tmp_path_factory.mktemp("empty"), demo_count=0)
    with desk_states.attached(server) as app:
        make_company(app, name="Neu GmbH", email=MAIL)
        lock_another(app)
        make_account(app, email=ADMIN_MAIL, role=Role.ADMIN)
    yield stand_of(browser, server, desk_states.DESK, desk_states.SUPPORT)
    server.stop()


@pytest.fixture(scope="module")
def full(browser: Browser, server: Server) -> Stand:
    """Return a portal with one of everything."""
    with desk_states.attached(server) as app:
        filled = desk_states.fill(app, email=MAIL)
        lock_another(app)
        make_account(app, email=ADMIN_MAIL, role=Role.ADMIN)
        queues = support_states.fill(app, filled.company, facility_id=filled.facility_id)
    provider = (*desk_states.DESK, *filled.pages)
    return stand_of(browser, server, provider, (*desk_states.SUPPORT, *queues))


def see_all(browser: Browser, stand: Stand, view: str) -> None:
    """See every page in one way of looking; one that is not there fails."""
    options, look = VIEWS[view]
    with ExitStack() as windows:
        for kept, addresses in stand.visits:
            page = windows.enter_context(
                watched_page(browser, base_url=stand.url, storage_state=kept, **options)
            )
            if view == "200 % text":
                page.context.new_cdp_session(page).send("Page.setFontSizes", LARGE)
            for address in addresses:
                answer = page.goto(address)
                assert answer is not None
                assert answer.status == 200, address
                assert page.url.endswith(address)
                look(page)


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_is_easy_to_use_where_nothing_is_yet(browser: Browser, empty: Stand, view: str):
    see_all(browser, empty, view)


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_is_easy_to_use_with_one_of_everything(browser: Browser, full: Stand, view: str):
    see_all(browser, full, view)


def test_no_page_of_the_dashboards_is_left_out(app: Flask):
    of_dashboards = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith(("providers.", "admin."))
        and "GET" in (rule.methods or ())
        and not rule.arguments
        and rule.endpoint not in FILES
    }
    pages = (desk_states.DESK, desk_states.LOCKED, desk_states.SUPPORT, desk_states.OPEN)
    seen = {address for group in pages for address in group}
    assert of_dashboards == seen
