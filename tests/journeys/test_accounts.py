"""An account from the registration to the way out, in a real browser, by every kind of visitor."""

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories.mails import first_link, parse
from tests.journeys.test_colours_and_targets import (
    SMALL,
    assert_dark_and_accessible,
    assert_easy_to_hit,
)
from tests.journeys.test_reflow import LARGE, assert_fits
from tests.journeys.walking import follow, press
from tests.support.browser import assert_accessible
from tests.support.server import Server

SIGN_IN, REGISTER, RESET = "/anmelden", "/registrieren", "/neues-passwort"
WORDS, OTHER_WORDS = "Neun-Igel-essen-7-Birnen", "Elf-Amseln-singen-3-Lieder"
SENT = "Eine E-Mail mit weiteren Instruktionen"
MAIL_SECONDS = 20
_numbers = itertools.count(1)
Look = Callable[[Page], None]


def fill(page: Page, values: dict[str, str]) -> None:
    """Type into the fields with these ids."""
    for name, text in values.items():
        page.locator(f"#{name}").fill(text)


def link_for(server: Server, email: str, *, subject: str) -> str:
    """Wait for the newest mail to this address with this subject and return its link."""
    ends_at = time.monotonic() + MAIL_SECONDS
    folder = Path(server.folder) / "mail"
    while time.monotonic() < ends_at:
        for file in folder.glob("*.eml"):
            mail = parse(file.read_bytes())
            if mail["To"] == email and subject in mail["Subject"]:
                file.unlink()
                return first_link(mail)
        time.sleep(0.2)
    raise AssertionError(f"no mail to {email}: {server.log()[-2_000:]}")


def enter(page: Page, email: str, words: str) -> None:
    """Sign in."""
    page.goto(SIGN_IN)
    fill(page, {"email": email, "passwort": words})
    press(page, "Anmelden")


def register(page: Page, email: str, *, look: Look) -> None:
    """See the empty form, one with every mistake, and fill it in."""
    page.goto(SIGN_IN)
    follow(page, "jetzt registrieren")
    look(page)
    press(page, "Registrieren")
    expect(page.locator("#fehler")).to_be_visible()
    look(page)
    fill(page, {"vorname": "Erika", "nachname": "Musterfrau", "email": email})
    fill(page, {"passwort": WORDS, "passwort2": WORDS})
    page.locator("#einwilligung").check()
    press(page, "Registrieren")
    expect(page.get_by_text("bestätigen Sie jetzt Ihre E-Mail-Adresse")).to_be_visible()
    look(page)


def confirm(page: Page, server: Server, email: str, *, look: Look) -> None:
    """See what is said before the address is confirmed, then confirm it."""
    enter(page, email, WORDS)
    expect(page.get_by_text("noch nicht bestätigt")).to_be_visible()
    look(page)
    link = link_for(server, email, subject="bestätigen")
    page.goto(link)
    look(page)
    press(page, "E-Mail-Adresse bestätigen")
    look(page)
    follow(page, "Anmelden")
    page.goto(f"{link}x")
    look(page)


def open_menu(page: Page) -> None:
    """Open the menu of the little man."""
    page.locator(".menu summary").click()
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible()


def replace_password(page: Page, server: Server, email: str, *, look: Look) -> None:
    """Ask for a link and set another password."""
    page.goto(RESET)
    look(page)
    fill(page, {"email": email})
    press(page, "Passwort zurücksetzen")
    expect(page.get_by_text(SENT)).to_be_visible()
    look(page)
    page.goto(link_for(server, email, subject="Neues Passwort"))
    press(page, "Neues Passwort setzen")
    look(page)
    fill(page, {"passwort": OTHER_WORDS, "passwort2": OTHER_WORDS})
    press(page, "Neues Passwort setzen")
    look(page)


def walk(page: Page, server: Server, *, look: Look) -> None:
    """Go the whole way once: in, out, and in again with another password."""
    email = f"reise-{next(_numbers)}@example.org"
    register(page, email, look=look)
    confirm(page, server, email, look=look)
    enter(page, email, "falsch")
    look(page)
    enter(page, email, WORDS)
    expect(page.locator("h1")).to_have_text("Mein persönlicher Bereich")
    open_menu(page)
    look(page)
    page.get_by_role("button", name="Abmelden").click()
    expect(page.get_by_text("Sie sind abgemeldet.")).to_be_visible()
    replace_password(page, server, email, look=look)
    enter(page, email, WORDS)
    expect(page.locator("#fehler")).to_be_visible()
    enter(page, email, OTHER_WORDS)
    page.goto("/")
    open_menu(page)
    look(page)


@pytest.fixture(params=["320 px", "200 % text"])
def tight(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    """Return a page of 320 px, or one as narrow whose owner set letters of twice the size."""
    page = open_page(viewport={"width": 320, "height": 640})
    if request.param == "200 % text":
        page.context.new_cdp_session(page).send("Page.setFontSizes", LARGE)
    return page


def assert_each_way_is_easy_to_hit(page: Page) -> None:
    """Refuse small links that stand alone, too."""
    assert_easy_to_hit(page)
    assert page.evaluate(SMALL, [".way, .menu a", 44]) == [], page.url


def test_targets_are_large_and_one_button_leads(phone: Page, server: Server):
    walk(phone, server, look=assert_each_way_is_easy_to_hit)


def test_axe_finds_nothing_in_the_light(desktop: Page, server: Server):
    walk(desktop, server, look=assert_accessible)


def test_axe_finds_nothing_in_the_dark(open_page: Callable[..., Page], server: Server):
    dark = open_page(viewport={"width": 360, "height": 740}, color_scheme="dark")

    walk(dark, server, look=assert_dark_and_accessible)


def test_every_page_fits(tight: Page, server: Server):
    walk(tight, server, look=assert_fits)


def test_a10_a12_a17_everything_works_without_scripts(without_scripts: Page, server: Server):
    walk(without_scripts, server, look=lambda _page: None)


def test_a04_the_bar_turns_from_red_to_green(phone: Page):
    phone.goto(REGISTER)
    phone.locator("#passwort").press_sequentially("abc")
    expect(phone.locator("#staerke")).to_contain_text("Noch nicht sicher genug.")
    red = phone.evaluate("getComputedStyle(document.querySelector('.strength-bar')).color")

    phone.locator("#passwort").fill(WORDS)

    expect(phone.locator("#staerke")).to_contain_text("Sicher genug.")
    green = phone.evaluate("getComputedStyle(document.querySelector('.strength-bar')).color")
    assert (red, green) == ("rgb(161, 32, 26)", "rgb(23, 96, 58)")


def test_a18_the_menu_opens_and_closes_by_keyboard(phone: Page, server: Server):
    email = f"reise-{next(_numbers)}@example.org"
    register(phone, email, look=lambda _page: None)
    confirm(phone, server, email, look=lambda _page: None)
    enter(phone, email, WORDS)

    phone.locator(".menu summary").press("Enter")
    expect(phone.get_by_role("button", name="Abmelden")).to_be_visible()
    phone.keyboard.press("Tab")
    first = phone.evaluate("document.activeElement.textContent")
    phone.locator(".menu summary").press("Enter")

    assert first == "Digitale Beratung: Ihre gespeicherten Ergebnisse"
    expect(phone.get_by_role("button", name="Abmelden")).to_be_hidden()


def test_going_back_after_signing_out_shows_nothing_private(phone: Page, server: Server):
    email = f"reise-{next(_numbers)}@example.org"
    register(phone, email, look=lambda _page: None)
    confirm(phone, server, email, look=lambda _page: None)
    enter(phone, email, WORDS)
    open_menu(phone)
    phone.get_by_role("button", name="Abmelden").click()
    expect(phone.get_by_text("Sie sind abgemeldet.")).to_be_visible()

    phone.go_back()

    expect(phone.get_by_text("Erika Musterfrau")).to_have_count(0)
    expect(phone.locator("h1")).to_have_text("Anmelden")
