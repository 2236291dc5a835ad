"""From Robin's result into an account that does not exist yet, and back, in a real browser."""

import email
import email.policy
import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.factories.accounts import GOOD_WORDS
from tests.journeys import walking
from tests.journeys.test_colours_and_targets import (
    assert_easy_to_hit,
)
from tests.journeys.test_reflow import assert_fits
from tests.journeys.walking import follow, press
from tests.support.browser import assert_accessible
from tests.support.server import Server

SAVE = re.compile(r"/digitale-beratung/ergebnis/speichern$")
ONE = re.compile(r"/mein-konto/ergebnisse/[0-9a-f]{32}")
LINK = re.compile(r"https?://\S+/konto-bestaetigen/\S+")
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwe für Großmutter Wilhelmine-Friederike"
MAIL_SECONDS = 60
PDF_SECONDS = 90
NOT_YET = 202


def look(page: Page) -> None:
    """Judge the page as it stands."""
    assert_accessible(page)
    assert_fits(page)
    assert_easy_to_hit(page)


def register(page: Page, *, address: str) -> None:
    """Fill in the registration and send it."""
    page.get_by_label("Vorname").fill("Erika")
    page.get_by_label("Nachname").fill("Musterfrau")
    page.get_by_label("E-Mail-Adresse").fill(address)
    page.get_by_label("neues Passwort").fill(GOOD_WORDS)
    page.get_by_label("Passwort bestätigen").fill(GOOD_WORDS)
    page.get_by_label(re.compile("Ich habe die Erklärung")).check(position={"x": 8, "y": 8})
    press(page, "Registrieren")


def link_sent_to(server: Server, *, address: str) -> str:
    """Return the link in the mail to this address, as the portal's mailbox has it.

    Raises:
        AssertionError: no mail came.
    """
    ends_at = time.monotonic() + MAIL_SECONDS
    while time.monotonic() < ends_at:
        for path in (server.folder / "mail").glob("*.eml"):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            body = mail.get_body(("plain",))
            if address in str(mail["To"]) and body is not None:
                found = LINK.search(body.get_content())
                if found:
                    return found[0]
        time.sleep(0.2)
    pytest.fail("no mail came")


def sign_in(page: Page, *, address: str) -> None:
    """Fill in the login and send it."""
    page.get_by_label("E-Mail-Adresse").fill(address)
    page.get_by_label("Passwort", exact=True).fill(GOOD_WORDS)
    press(page, "Anmelden")


def save_after_registering(page: Page, server: Server, *, address: str) -> None:
    """Go from Robin's result through registration, mail and login back to it, and save it."""
    walking.begin(page)
    walking.walk(page, choices=walking.SHORT)
    follow(page, "Empfehlungen speichern")
    look(page)
    follow(page, "Registrieren")
    register(page, address=address)
    page.goto(link_sent_to(server, address=address))
    press(page, "E-Mail-Adresse bestätigen")
    follow(page, "Anmelden")
    sign_in(page, address=address)
    expect(page).to_have_url(SAVE)
    look(page)
    press(page, "Speichern")
    look(page)
    page.get_by_label("Wie soll das Ergebnis heißen?").fill(LONG)
    page.get_by_label(re.compile("Ich willige ein")).check()
    press(page, "Speichern")
    expect(page).to_have_url(ONE)


def pdf_of(page: Page) -> bytes:
    """Return the PDF of the result that is shown, once the worker has made it."""
    ends_at = time.monotonic() + PDF_SECONDS
    while time.monotonic() < ends_at:
        answer = page.request.get(f"{page.url.partition('?')[0]}/protokoll.pdf")
        if answer.status != NOT_YET:
            return answer.body()
        time.sleep(0.5)
    pytest.fail("no PDF came")


def test_c03_one_registers_on_the_way_and_comes_back_to_the_same_result(
    phone: Page, server: Server
):
    save_after_registering(phone, server, address="erika-journey@example.org")

    expect(phone.get_by_role("status").filter(has_text="gespeichert")).to_be_visible()
    expect(phone.get_by_role("heading", level=1)).to_have_text(LONG)
    look(phone)
    assert pdf_of(phone).startswith(b"%PDF-")
    see_every_page(phone)


def see_every_page(page: Page) -> None:
    """Look at every page about a saved result, and share it."""
    result = page.url.partition("?")[0]
    for path in ("/mein-konto/", "/mein-konto/ergebnisse"):
        page.goto(path)
        look(page)
    for ending in ("/umbenennen", "/loeschen", "/teilen"):
        page.goto(f"{result}{ending}")
        look(page)
    press(page, "Link erstellen")
    look(page)
    address = page.get_by_label("Der Link").input_value()
    page.goto(result)
    press(page, "neu berechnen")
    expect(page.get_by_text("Keine Unterschiede.")).to_be_visible()
    look(page)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Geteiltes Info-Paket und Hilfe vor Ort"
    )
    look(page)


def test_c03_without_scripts_it_is_the_same(without_scripts: Page, server: Server):
    page = without_scripts

    walking.begin(page)
    walking.walk(page, choices=walking.SHORT)
    follow(page, "Empfehlungen speichern")
    follow(page, "Registrieren")
    register(page, address="otto-journey@example.org")
    page.goto(link_sent_to(server, address="otto-journey@example.org"))
    press(page, "E-Mail-Adresse bestätigen")
    follow(page, "Anmelden")
    sign_in(page, address="otto-journey@example.org")
    page.get_by_label(re.compile("Ich willige ein")).check()
    press(page, "Speichern")

    expect(page).to_have_url(ONE)
