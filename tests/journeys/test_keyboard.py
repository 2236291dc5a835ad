"""The portal by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import states, walking

OUTLINE = "() => getComputedStyle(document.activeElement).outlineStyle"
PLACE = "() => document.activeElement.id || document.activeElement.textContent.trim()"
IS_BODY = "() => document.activeElement === document.body"


def tab_through(page: Page) -> tuple[str, ...]:
    """Press Tab until the focus leaves the page; say where it stood and that it was seen."""
    places = []
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate(IS_BODY):
            break
        assert page.evaluate(OUTLINE) != "none", page.evaluate(PLACE)
        places.append(str(page.evaluate(PLACE)))
    return tuple(places)


@pytest.mark.parametrize("address", ["/", states.START, states.HITS, "/gibt-es-nicht"])
def test_focus_is_seen_everywhere_and_skip_link_comes_first(unjudged: Page, address: str):
    unjudged.goto(address)

    places = tab_through(unjudged)

    assert places[0] == "Zum Inhalt springen"
    assert places[-1] == "112"
    assert len(places) < 100


def test_skip_link_leads_past_the_header(desktop: Page):
    desktop.goto(states.START)

    desktop.keyboard.press("Tab")
    expect(desktop.get_by_text("Zum Inhalt springen")).to_be_in_viewport()
    desktop.keyboard.press("Enter")
    desktop.keyboard.press("Tab")

    expect(desktop.locator("#ort")).to_be_focused()


def test_b04_the_list_of_errors_leads_to_the_field(desktop: Page):
    desktop.goto(states.START)
    desktop.locator("#ort").press("Enter")
    expect(desktop.locator("#fehler")).to_be_focused()

    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")

    expect(desktop.locator("#ort")).to_be_focused()


def test_an_error_of_a_group_leads_to_its_first_option(desktop: Page):
    walking.begin(desktop)
    walking.go_on(desktop)
    expect(desktop.locator("#fehler")).to_be_focused()

    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")

    expect(desktop.locator("#fuer_wen-selbst")).to_be_focused()


def test_a_topic_is_answered_with_tab_arrows_space_and_enter(desktop: Page):
    walking.begin(desktop)
    desktop.locator("#fuer_wen-selbst").focus()
    desktop.keyboard.press("Space")
    desktop.keyboard.press("ArrowDown")
    expect(desktop.locator("[name=fuer_wen][value=partner]")).to_be_checked()
    expect(desktop.locator("#rolle")).to_be_visible()
    desktop.keyboard.press("ArrowUp")
    expect(desktop.locator("#rolle")).to_have_count(0)
    expect(desktop.locator("#fuer_wen-selbst")).to_be_focused()
    desktop.locator("#pg_status-ja").focus()
    desktop.keyboard.press("Space")

    desktop.keyboard.press("Enter")

    expect(desktop).to_have_url(re.compile(r"/frage/s03$"))


def test_enter_on_the_button_goes_forward(desktop: Page):
    walking.begin(desktop)
    walking.answer_page(desktop, choices=walking.SHORT)

    desktop.get_by_role("button", name="Weiter", exact=True).press("Enter")

    expect(desktop).to_have_url(re.compile(r"/frage/s03$"))


def test_details_open_by_keyboard(desktop: Page):
    walking.begin(desktop)
    summary = desktop.get_by_text("Warum fragen wir das?").first

    summary.press("Enter")

    expect(summary.locator("xpath=../p")).to_be_visible()
