"""Searching the Pflege- und Wohnangebote in a real browser."""

import re

from playwright.sync_api import Page, expect

from tests.journeys import states

SELECTED = '[role="tab"][aria-selected="true"]'


def test_d02_d03_a_tab_swaps_the_list_and_back_brings_it_again(desktop: Page):
    desktop.goto(states.HITS)
    desktop.evaluate("window.isSamePage = true")
    tab = desktop.get_by_role("tab", name="Altersgerechtes Wohnen")

    tab.focus()
    desktop.keyboard.press("Enter")

    expect(desktop.locator(SELECTED)).to_have_text("Altersgerechtes Wohnen")
    expect(desktop).to_have_url(re.compile("art=wohnen&umkreis=50"))
    expect(desktop).to_have_title(re.compile("Altersgerechtes Wohnen"))
    expect(tab).to_be_focused()
    expect(desktop.locator("#ansage")).to_contain_text("Altersgerechtes Wohnen")
    assert desktop.evaluate("window.isSamePage")
    desktop.go_back()
    expect(desktop.locator(SELECTED)).to_have_text("Stationäre Einrichtungen")
    expect(desktop).to_have_title(re.compile("Stationäre Einrichtungen"))
    expect(desktop.locator("header")).to_have_count(1)
    expect(desktop.locator('[name="art"]')).to_have_value("stationaer")


def test_d02_without_scripts_a_tab_is_a_link(without_scripts: Page):
    without_scripts.goto(states.HITS)

    without_scripts.get_by_role("tab", name="Tagespflege/Nachtpflege").click()

    expect(without_scripts.locator(SELECTED)).to_have_text("Tagespflege/Nachtpflege")
    expect(without_scripts).to_have_url(re.compile("art=tagespflege&umkreis=50"))


def test_d03_the_chosen_tab_is_blue(desktop: Page):
    desktop.goto(states.HITS)

    expect(desktop.locator(SELECTED)).to_have_css("background-color", "rgb(10, 79, 150)")
