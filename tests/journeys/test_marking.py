"""Putting facilities on the Merkliste from the list of hits, and the sketch of a map beside it."""

import re

from playwright.sync_api import Page, expect

from tests.journeys import states

FREE, LISTED = re.compile("^Merken"), re.compile("^✓ Gemerkt")
LISTEN = """() => {
  window.said = [];
  const region = document.getElementById("ansage");
  new MutationObserver(() => window.said.push(region.textContent))
    .observe(region, { childList: true, characterData: true, subtree: true });
}"""


def test_d13_by_keyboard_in_place_the_focus_stays_and_it_is_said_once(phone: Page):
    phone.goto(states.HITS)
    phone.evaluate(LISTEN)
    mark = phone.locator("[id^=m]").and_(phone.get_by_role("link", name=FREE)).nth(1)
    name = mark.get_attribute("id")
    mark.focus()

    phone.keyboard.press("Enter")
    expect(phone.locator(f"#{name}")).to_have_text(LISTED)
    expect(phone.locator(f"#{name}")).to_be_focused()
    after_first = phone.evaluate("window.said")
    phone.keyboard.press("Enter")
    expect(phone.locator(f"#{name}")).to_have_text(FREE)
    expect(phone.locator(f"#{name}")).to_be_focused()

    said = phone.evaluate("window.said")
    assert [len(after_first), len(said)] == [1, 2]
    assert "steht jetzt auf Ihrer Merkliste." in said[0]
    assert "steht nicht mehr auf Ihrer Merkliste." in said[1]


def test_d13_what_was_marked_in_place_is_marked_after_reloading(desktop: Page):
    desktop.goto(states.HITS)
    desktop.get_by_role("link", name=FREE).first.click()
    expect(desktop.get_by_role("link", name=LISTED)).to_have_count(1)

    desktop.reload()

    expect(desktop.get_by_role("link", name=LISTED)).to_have_count(1)


def test_d13_without_scripts_it_takes_a_page_and_a_button(without_scripts: Page):
    without_scripts.goto(states.HITS)

    without_scripts.get_by_role("link", name=FREE).first.click()
    without_scripts.get_by_role("button", name="Auf die Merkliste setzen").click()

    expect(without_scripts.get_by_role("heading", level=1)).to_have_text("Merkliste")
    without_scripts.goto(states.HITS)
    expect(without_scripts.get_by_role("link", name=LISTED)).to_have_count(1)


def test_x14_the_sketch_is_there_without_scripts(without_scripts: Page):
    without_scripts.goto(states.HITS)

    without_scripts.get_by_role("link", name="Karte ansehen").click()

    expect(without_scripts.get_by_role("img", name=re.compile("^Karte rund um"))).to_be_visible()
    expect(without_scripts.locator("main ol > li")).to_have_count(10)
