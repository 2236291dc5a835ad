"""Robin's result in the place of the last questions: seen and heard as if it were loaded."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import walking
from tests.journeys.test_in_place import COUNT_FOCUS, FOCUSED, IS_SAME, STORES, looks


@pytest.fixture
def at_the_end(phone: Page) -> Page:
    """Return the last page of questions, answered, with an eye on its focus."""
    walking.begin(phone)
    for _ in range(walking.MOST_PAGES):
        walking.answer_page(phone, choices=walking.SHORT)
        if "pflege.haeufig" in walking.question_names(phone):
            break
        walking.go_on(phone)
    phone.evaluate(COUNT_FOCUS)
    return phone


def test_the_result_comes_in_place_and_looks_as_if_it_were_loaded(at_the_end: Page):
    walking.go_on(at_the_end)

    expect(at_the_end).to_have_url(walking.RESULT)
    expect(at_the_end).to_have_title(re.compile("^Ihr persönliches Info-Paket"))
    expect(at_the_end.locator("h1")).to_be_focused()
    assert at_the_end.evaluate(IS_SAME)
    assert at_the_end.evaluate(FOCUSED).count("H1") == 1
    assert at_the_end.evaluate("scrollY") == 0
    expect(at_the_end.locator("main")).to_have_count(1)
    assert at_the_end.evaluate(STORES) == [{}, {}]
    in_place = looks(at_the_end)

    at_the_end.reload()

    expect(at_the_end).to_have_url(walking.RESULT)
    assert looks(at_the_end) == in_place


def test_back_and_forward_around_the_result_show_whole_pages(at_the_end: Page):
    last = at_the_end.url
    walking.go_on(at_the_end)
    expect(at_the_end).to_have_url(walking.RESULT)

    at_the_end.go_back()
    expect(at_the_end).to_have_url(last)
    expect(at_the_end.locator('[name="pflege.haeufig"]:checked')).to_have_count(1)
    expect(at_the_end.locator("header")).to_have_count(1)
    at_the_end.go_forward()

    expect(at_the_end).to_have_url(walking.RESULT)
    expect(at_the_end.locator("#teil-1")).to_have_count(1)
    expect(at_the_end.locator("#frage")).to_have_count(0)


def test_forms_and_links_of_a_result_that_came_in_place_work(at_the_end: Page):
    walking.go_on(at_the_end)
    expect(at_the_end).to_have_url(walking.RESULT)

    walking.press(at_the_end, "Einfache Sprache")
    expect(at_the_end).to_have_url(walking.RESULT)
    expect(at_the_end.get_by_role("button", name="Einfache Sprache: an")).to_be_visible()
    walking.follow(at_the_end, "Ihre Antworten")

    expect(at_the_end.locator("h1")).to_have_text("Ihre Antworten")


def test_the_result_goes_on_after_the_network_was_lost(unjudged: Page):
    walking.begin(unjudged)
    walking.walk(unjudged, choices=walking.SHORT, visit=_lose_once)

    expect(unjudged.locator("#teil-1")).to_have_count(1)


def _lose_once(page: Page) -> None:
    """Send the last page without the internet, which says so; the next press goes on."""
    walking.answer_page(page, choices=walking.SHORT)
    if "pflege.haeufig" in walking.question_names(page):
        page.context.set_offline(True)
        page.get_by_role("button", name="Weiter", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("nicht senden")
        page.context.set_offline(False)
