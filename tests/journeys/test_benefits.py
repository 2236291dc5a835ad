"""The page „Leistungen“ by touch, by keyboard, on a narrow window and without scripts."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.test_colours_and_targets import (
    assert_dark_and_accessible,
    assert_easy_to_hit,
)
from tests.journeys.test_reflow import LARGE, assert_fits
from tests.journeys.walking import press
from tests.support.browser import assert_accessible

PATH = "/leistungen/"
SHOW = "Leistungen ansehen"
FILLS = "all => all.map(one => getComputedStyle(one).fill)"


def fill(page: Page) -> None:
    """Fill the form in as most people would."""
    page.locator("#pflegegrad-3").check()
    page.locator("#genutzt").fill("60")
    page.locator("#land").select_option("NW")


def test_x08_the_whole_way_without_scripts(without_scripts: Page):
    page = without_scripts
    page.goto(PATH)
    press(page, SHOW)
    expect(page.locator("#fehler")).to_contain_text("Pflegegrad von 1 bis 5")
    fill(page)
    press(page, SHOW)

    expect(page.locator("h1")).to_have_text("Leistungen bei Pflegegrad 3")
    expect(page.locator("main")).to_contain_text("239,60 Euro im Monat")
    assert page.url.endswith(PATH)

    with page.expect_download() as download:
        page.get_by_role("button", name="Alle Fristen als Kalenderdatei").click()
    assert download.value.suggested_filename == "Fristen.ics"
    press(page, "Angaben ändern")
    expect(page.locator("#genutzt")).to_have_value("60")


def test_every_state_is_accessible_and_fits_320_px(narrow: Page):
    narrow.goto(PATH)
    for step in (lambda: None, lambda: press(narrow, SHOW)):
        step()
        narrow.locator("details").evaluate("one => { one.open = true }")
        assert_accessible(narrow)
        assert_fits(narrow)
    fill(narrow)
    press(narrow, SHOW)
    narrow.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    assert_accessible(narrow)
    assert_fits(narrow)


def visit(page: Page, *, look: Callable[[Page], None]) -> None:
    """See the form, its errors, the result and the law, with everything unfolded."""
    page.goto(PATH)
    for step in (lambda: None, lambda: press(page, SHOW)):
        step()
        page.locator("details").evaluate("one => { one.open = true }")
        look(page)
    fill(page)
    page.locator("#tag").fill("31.12.2023")
    page.locator("#umgewandelt").fill("100")
    press(page, SHOW)
    expect(page.locator("#ohne")).to_be_visible()
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    look(page)
    page.goto("/rechtsstand/auszeit")
    look(page)


def assert_forced_and_accessible(page: Page) -> None:
    """Refuse a page on which axe finds anything, or whose bar or notes lose their shape.

    Raises:
        AssertionError: says what is wrong.
    """
    fills = page.locator(".bar rect").evaluate_all(FILLS)
    assert len(set(fills)) == len(fills)
    for note in page.locator("section.note").all():
        assert note.evaluate("one => getComputedStyle(one).borderLeftStyle") == "solid"
    assert_accessible(page)


def test_axe_finds_nothing_in_the_dark(open_page: Callable[..., Page]):
    dark = open_page(viewport={"width": 360, "height": 740}, color_scheme="dark")

    visit(dark, look=assert_dark_and_accessible)


def test_targets_are_large_and_one_button_leads(phone: Page):
    visit(phone, look=assert_easy_to_hit)


def test_choice_bar_and_notes_show_in_forced_colours(open_page: Callable[..., Page]):
    page = open_page(viewport={"width": 360, "height": 740}, forced_colors="active")
    page.goto(PATH)
    page.locator("#pflegegrad-3").check()

    row = page.locator(".row", has=page.locator("#pflegegrad-3"))
    assert row.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"

    visit(page, look=assert_forced_and_accessible)


def test_every_state_fits_with_letters_of_twice_the_size(narrow: Page):
    narrow.context.new_cdp_session(narrow).send("Page.setFontSizes", LARGE)

    visit(narrow, look=assert_fits)


def test_by_keyboard_alone(desktop: Page):
    desktop.goto(PATH)
    desktop.locator("#pflegegrad-1").focus()
    desktop.keyboard.press("ArrowDown")
    desktop.keyboard.press("ArrowDown")
    desktop.locator("#genutzt").focus()
    desktop.keyboard.type("60")
    desktop.keyboard.press("Enter")
    desktop.wait_for_load_state("load")

    expect(desktop.locator("h1")).to_have_text("Leistungen bei Pflegegrad 3")
    summary = desktop.get_by_text("Mehr dazu: Tages- und Nachtpflege")
    summary.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_text("werden dadurch nicht weniger")).to_be_visible()


def test_the_law_is_accessible_and_fits_320_px(narrow: Page):
    for address in ("/rechtsstand/", "/rechtsstand/auszeit", "/rechtsstand/pflegegrad"):
        narrow.goto(address)
        assert_accessible(narrow)
        assert_fits(narrow)
    narrow.goto("/rechtsstand/?tag=gestern")
    expect(narrow.locator("#fehler")).to_contain_text("als Datum")
    assert_accessible(narrow)
    assert_fits(narrow)
