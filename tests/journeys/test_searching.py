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


def test_without_scripts_filters_are_chosen_and_taken_away(without_scripts: Page):
    page = without_scripts
    page.goto(f"{states.OFFERS}?ort=50667&art=stationaer&umkreis=50")

    page.get_by_role("link", name="Weitere Filter").click()
    page.get_by_label("Nur mit freien Plätzen").check()
    page.get_by_role("button", name="Suche").click()

    expect(page).to_have_url(re.compile("umkreis=50&stichwort=&art=stationaer&frei=ja"))
    expect(page.locator(".card .lamp.frei:not(.pale)").first).to_be_visible()
    expect(page.locator(".lamp.frei.pale, .lamp.belegt, .lamp.unbekannt")).to_have_count(0)
    page.get_by_role("link", name="Nur mit freien Plätzen").click()
    expect(page).not_to_have_url(re.compile("frei="))
    expect(page).to_have_url(re.compile("umkreis=50"))
