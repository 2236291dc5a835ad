"""From the registration to the first hit in the search, and a light that stays right."""

import re

import pytest
from playwright.sync_api import Page, expect

from portal.jobs.lights import ask_lights
from tests.factories.accounts import GOOD_WORDS
from tests.factories.companies import give_facility, make_company
from tests.journeys import desk_states, providing
from tests.journeys.test_accounts import enter, link_for
from tests.journeys.test_reflow import LARGE, assert_fits
from tests.journeys.test_saving import look
from tests.journeys.walking import press
from tests.support.server import Server

SEARCH = "/pflege-und-wohnangebote/?ort=19370+Parchim&art=stationaer&umkreis=5"


def switch(page: Page, name: str) -> None:
    """Press the switch of a facility."""
    page.get_by_role("switch", name=f"Öffentlich: {name}").click()


def find(page: Page, name: str) -> None:
    """Find the facility in the search and read its profile."""
    page.goto(SEARCH)
    with page.expect_navigation():
        page.locator(".card", has_text=name).get_by_role("link", name="Mehr Info").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    expect(page.get_by_text(providing.TOLD)).to_be_visible()


def assert_not_found(page: Page, name: str) -> None:
    """Refuse that the search shows the facility."""
    page.goto(SEARCH)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(name)).to_have_count(0)


def test_g01_h03_h05_registered_filled_in_published_and_found(
    phone: Page, desktop: Page, server: Server
):
    name = "Haus am Deichtor"
    providing.begin(phone, server, "deich-journey@example.org", look=look)
    providing.create(phone, name, look=look)
    providing.fill_sections(phone, look=look)
    assert_not_found(desktop, name)

    phone.evaluate("window.isSamePage = true")
    switch(phone, name)

    expect(phone.get_by_role("switch")).to_have_attribute("aria-checked", "true")
    expect(phone.locator("#ansage")).to_contain_text(name)
    assert phone.evaluate("window.isSamePage")
    look(phone)
    find(desktop, name)
    switch(phone, name)
    expect(phone.get_by_role("switch")).to_have_attribute("aria-checked", "false")
    assert_not_found(desktop, name)


def test_g01_without_scripts_it_is_the_same(without_scripts: Page, desktop: Page, server: Server):
    page, name = without_scripts, "Haus am Siel"
    providing.begin(page, server, "siel-journey@example.org", look=lambda _page: None)
    providing.create(page, name, look=lambda _page: None)
    providing.fill_sections(page, look=lambda _page: None)

    with page.expect_navigation():
        switch(page, name)

    expect(page.get_by_role("switch")).to_have_attribute("aria-checked", "true")
    find(desktop, name)


@pytest.mark.parametrize("letters", ["usual", "large"])
def test_the_way_to_a_published_home_fits_narrow_windows(
    narrow: Page, server: Server, letters: str
):
    if letters == "large":
        narrow.context.new_cdp_session(narrow).send("Page.setFontSizes", LARGE)
    name = f"Haus am Steg {letters}"

    providing.begin(narrow, server, f"steg-{letters}@example.org", look=assert_fits)
    providing.create(narrow, name, look=assert_fits)
    providing.fill_sections(narrow, look=assert_fits)


def test_h05_the_switch_is_pressed_by_keyboard(desktop: Page, server: Server):
    with desk_states.attached(server) as app:
        company = make_company(app, email="taste-journey@example.org")
        give_facility(app, company, desk_states.pick(app, desk_states.HOME))
    enter(desktop, "taste-journey@example.org", GOOD_WORDS)
    desktop.goto("/anbieter/einrichtungen")
    public = desktop.get_by_role("switch")
    expect(public).to_have_attribute("aria-checked", "true")

    public.press("Space")

    expect(public).to_have_attribute("aria-checked", "false")
    expect(public).to_be_focused()


def test_a_light_is_set_with_one_tap_and_seen_at_once(phone: Page, desktop: Page, server: Server):
    email = "licht-journey@example.org"
    with desk_states.attached(server) as app:
        company = make_company(app, email=email)
        home = desk_states.pick(app, desk_states.HOME)
        give_facility(app, company, home)
    enter(phone, email, GOOD_WORDS)
    phone.goto("/anbieter/verfuegbarkeit")
    look(phone)
    for words in ("Belegt", "Plätze frei"):
        phone.evaluate("window.isSamePage = true")
        button = phone.get_by_role("button", name=re.compile(rf"^{words}\s*: Dauerpflege$"))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(phone.locator("#ansage")).to_contain_text(words)
        assert phone.evaluate("window.isSamePage")
        desktop.goto(f"/pflege-und-wohnangebote/{home}")
        expect(desktop.get_by_text(re.compile(words)).first).to_be_visible()
    look(phone)


def test_the_link_of_the_weekly_mail_confirms_with_one_press(phone: Page, server: Server):
    email = "woche-journey@example.org"
    with desk_states.attached(server) as app:
        company = make_company(app, email=email)
        home = desk_states.pick(app, desk_states.HOME)
        give_facility(app, company, home)
        desk_states.age_light(app, home)
        with app.app_context():
            ask_lights()
    phone.goto(link_for(server, email, subject="freien Plätze"))
    look(phone)

    press(phone, "Ja, alles stimmt noch")

    expect(phone.get_by_role("status").first).to_contain_text("gelten ab heute als bestätigt")
    look(phone)
    expect(phone.get_by_text("heute bestätigt").first).to_be_visible()
