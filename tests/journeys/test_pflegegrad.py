"""The Pflegegrad-Rechner in a real browser: every page, by every kind of visitor."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_colours_and_targets import (
    assert_dark_and_accessible,
    assert_easy_to_hit,
)
from tests.journeys.test_reflow import LARGE, assert_fits
from tests.journeys.walking import press
from tests.support.browser import assert_accessible

START = "/pflegegrad-rechner/"
PAGES = 8
RESULT = "Ihre unverbindliche Ersteinschätzung"
Look = Callable[[Page], None]


def begin(page: Page) -> None:
    """Come to the first module, for an adult."""
    page.goto(START)
    page.get_by_label("Person ab 11 Jahren").check()
    press(page, "Einschätzung beginnen")


def answer(page: Page) -> None:
    """Give the second answer to every question, and „never“ where it asks how often."""
    for group in page.locator("fieldset").all():
        options = group.get_by_role("radio")
        if options.count():
            options.nth(1).check()
        else:
            group.get_by_role("combobox").select_option(label="kommt nicht vor")


def walk(page: Page, *, look: Look) -> None:
    """See every page once, the first and one of module 5 with errors, then the whole result."""
    page.goto(START)
    look(page)
    press(page, "Einschätzung beginnen")
    look(page)
    page.get_by_label("Person ab 11 Jahren").check()
    press(page, "Einschätzung beginnen")
    press(page, "Zwischenstand ansehen")
    look(page)
    press(page, "Modul 1 beantworten")
    for step in range(1, PAGES + 1):
        expect(page.get_by_text(f"Schritt {step} von {PAGES}")).to_be_visible()
        for summary in page.locator("form summary").all()[:1]:
            summary.click()
        look(page)
        answer(page)
        if page.locator('[name="5.1"]').count():
            page.locator('[name="5.1"]').fill("drei")
            page.locator('[name="5.1.takt"]').select_option("tag")
            press(page, "Weiter")
            expect(page.locator("#fehler")).to_be_focused()
            look(page)
            page.locator('[name="5.1"]').fill("3")
        press(page, "Ergebnis ansehen" if step == PAGES else "Weiter")
    expect(page.locator("h1")).to_have_text(RESULT)
    for summary in page.locator("main summary").all():
        summary.click()
    look(page)


def test_axe_finds_nothing_in_the_light(desktop: Page):
    walk(desktop, look=assert_accessible)

    expect(desktop.locator("#ergebnis")).to_contain_text("Voraussichtlich Pflegegrad 5")


def test_axe_finds_nothing_in_the_dark(open_page: Callable[..., Page]):
    dark = open_page(viewport={"width": 360, "height": 740}, color_scheme="dark")

    walk(dark, look=assert_dark_and_accessible)


def test_every_page_fits_into_320_px(narrow: Page):
    walk(narrow, look=assert_fits)


def test_every_page_fits_with_letters_of_twice_the_size(narrow: Page):
    narrow.context.new_cdp_session(narrow).send("Page.setFontSizes", LARGE)

    walk(narrow, look=assert_fits)


def test_targets_are_large_and_one_button_leads(phone: Page):
    walk(phone, look=assert_easy_to_hit)


def test_a_choice_shows_in_forced_colours(open_page: Callable[..., Page]):
    page = open_page(viewport={"width": 360, "height": 740}, forced_colors="active")
    begin(page)
    page.locator('[name="1.1"][value="2"]').check()

    row = page.locator(".row", has=page.locator('[name="1.1"][value="2"]'))

    assert row.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert_accessible(page)


def test_it_works_without_scripts_and_keeps_the_answers(without_scripts: Page):
    page = without_scripts
    begin(page)
    page.locator('[name="1.1"][value="2"]').check()
    press(page, "Weiter")
    press(page, "Zurück")

    expect(page.locator('[name="1.1"][value="2"]')).to_be_checked()
    press(page, "Zwischenstand ansehen")
    expect(page.locator("h1")).to_have_text(RESULT)
    assert page.url.endswith("/pflegegrad-rechner/fragen")


def test_by_keyboard_alone(desktop: Page):
    desktop.goto(START)
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    places = []
    for _ in range(8):
        desktop.keyboard.press("Tab")
        places.append(str(desktop.evaluate("() => document.activeElement.name || ''")))
        if places[-1] == "person":
            break
    desktop.keyboard.press("Space")
    desktop.keyboard.press("Enter")
    expect(desktop.locator("h1")).to_have_text("Modul 1: Mobilität")

    desktop.locator('[name="1.1"]').first.focus()
    desktop.keyboard.press("ArrowDown")
    expect(desktop.locator('[name="1.1"][value="1"]')).to_be_checked()
    desktop.keyboard.press("Enter")

    expect(desktop.locator("h1")).to_contain_text("Modul 2")


@pytest.mark.parametrize("path", ["fragen", "ergebnis"])
def test_an_address_from_the_history_leads_to_the_first_page(desktop: Page, path: str):
    desktop.goto(f"{START}{path}")

    expect(desktop.locator("h1")).to_have_text("Pflegegrad-Rechner")
