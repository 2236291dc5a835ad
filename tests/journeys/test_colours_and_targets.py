"""Dark, forced colours, and targets that a trembling finger meets."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys import states, walking
from tests.support.browser import assert_accessible

TARGETS = ".button, .row, summary, .tabs a, .foot li a, .brand, .account, .text"
SMALL = """([selector, least]) => [...document.querySelectorAll(selector)]
  .filter(one => one.getClientRects().length)
  .filter(one => one.getBoundingClientRect().height < least)
  .map(one => one.textContent.trim().slice(0, 40) + ' ' + one.getBoundingClientRect().height)"""
VISITS = (
    states.visit_plain,
    states.visit_watchlist,
    states.visit_start,
    states.visit_questions,
    states.visit_empty_result,
)


def assert_easy_to_hit(page: Page) -> None:
    """Refuse targets below 44 px, main buttons below 52 px and a second main button.

    Raises:
        AssertionError: names them.
    """
    assert page.evaluate(SMALL, [TARGETS, 44]) == [], page.url
    assert page.evaluate(SMALL, [".primary", 52]) == [], page.url
    assert page.locator(".primary").count() <= 1, page.url


def assert_dark_and_accessible(page: Page) -> None:
    """Refuse a page that is not dark or on which axe finds anything.

    Raises:
        AssertionError: lists the violations.
    """
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(18, 24, 31)", page.url
    assert_accessible(page)


@pytest.mark.parametrize("visit", VISITS)
def test_targets_are_large_and_one_button_leads(phone: Page, visit: Callable[..., None]):
    visit(phone, look=assert_easy_to_hit)


@pytest.mark.parametrize("visit", VISITS)
def test_axe_finds_nothing_in_the_light(desktop: Page, visit: Callable[..., None]):
    visit(desktop, look=assert_accessible)


@pytest.mark.parametrize("visit", VISITS)
def test_axe_finds_nothing_in_the_dark(open_page: Callable[..., Page], visit: Callable[..., None]):
    dark = open_page(viewport={"width": 360, "height": 740}, color_scheme="dark")

    visit(dark, look=assert_dark_and_accessible)


@pytest.mark.parametrize("address", states.WRONG)
def test_pages_that_are_not_there_are_accessible(unjudged: Page, address: str):
    unjudged.goto(address)

    assert_accessible(unjudged)
    assert_easy_to_hit(unjudged)


def test_a_choice_shows_in_forced_colours(open_page: Callable[..., Page]):
    page = open_page(viewport={"width": 360, "height": 740}, forced_colors="active")
    walking.begin(page)
    walking.choose(page, name="pg_status", keys=("nein",))

    row = page.locator(".row", has=page.locator("[name=pg_status][value=nein]"))

    assert row.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert_accessible(page)


def test_nothing_moves_when_less_motion_is_wished(open_page: Callable[..., Page]):
    page = open_page(reduced_motion="reduce")
    page.goto("/")

    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_a_small_target_and_a_second_main_button_are_refused(phone: Page):
    phone.goto("/")
    phone.locator(".actions").evaluate("one => one.append(one.firstElementChild.cloneNode(true))")

    with pytest.raises(AssertionError):
        assert_easy_to_hit(phone)
