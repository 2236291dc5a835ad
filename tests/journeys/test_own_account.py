"""Somebody looks after their account in a real browser, from the settings to its end."""

import re
from collections.abc import Callable

import pyotp
import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from portal.web.extensions import prepare_sqlite
from tests.factories.accounts import GOOD_WORDS, MadeAccount, make_account
from tests.journeys.test_saving import look, sign_in
from tests.journeys.walking import follow, press
from tests.support.server import Server

OTHER_WORDS = "Sieben-Zebras-malen-3-Wolken"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwe von Überlingen-Wilhelmshaven"
PAGES = (
    "einstellungen",
    "passwort",
    "e-mail-adresse",
    "zweiter-faktor",
    "geraete",
    "aktivitaeten",
    "einwilligungen",
    "daten",
    "loeschen",
)


@pytest.fixture
def enter(server: Server) -> Callable[..., MadeAccount]:
    """Return a function that makes an account and signs a page in to it by the form."""

    def enter(page: Page, *, email: str) -> MadeAccount:
        engine = sa.create_engine(f"sqlite:///{server.folder / 'portal.sqlite3'}")
        prepare_sqlite(engine)
        with Session(engine) as session:
            session.connection(execution_options={"writes": True})
            account = make_account(session, email=email)
            session.commit()
        engine.dispose()
        page.goto("/anmelden")
        sign_in(page, address=email)
        return account

    return enter


def switch_on(page: Page) -> str:
    """Set the second factor up as an app would; return one of the recovery codes."""
    page.goto("/mein-konto/zweiter-faktor")
    page.get_by_text("Das Bild lässt sich nicht einlesen").click()
    look(page)
    key = page.locator(".key").inner_text().replace(" ", "")
    page.get_by_label("Code aus der App").fill(pyotp.TOTP(key).now())
    page.get_by_label("aktuelles Passwort").fill(OTHER_WORDS)
    press(page, "Einschalten")
    look(page)
    return page.locator("code").first.inner_text()


def test_a18_every_page_of_ones_account_is_easy_to_use(phone: Page, enter):
    enter(phone, email="seiten-journey@example.org")
    phone.goto("/mein-konto/einstellungen")
    phone.get_by_label("Nachname").fill(LONG)
    press(phone, "Speichern")
    expect(phone.get_by_text("Ihre Angaben wurden gespeichert.")).to_be_visible()

    for name in PAGES:
        phone.goto(f"/mein-konto/{name}")
        look(phone)


def test_a19_a22_from_another_password_to_the_end_of_the_account(desktop: Page, enter):
    page = desktop
    account = enter(page, email="ende-journey@example.org")

    page.goto("/mein-konto/passwort")
    page.get_by_label("aktuelles Passwort").fill(GOOD_WORDS)
    page.get_by_label("neues Passwort").fill(OTHER_WORDS)
    expect(page.get_by_text("Sicher genug.")).to_be_visible()
    page.get_by_label("Passwort bestätigen").fill(OTHER_WORDS)
    press(page, "Speichern")
    expect(page.get_by_text("Passwort wurde geändert")).to_be_visible()
    look(page)

    code = switch_on(page)
    page.goto("/mein-konto/zweiter-faktor/ausschalten")
    look(page)
    page.get_by_label("Code").fill(code)
    page.get_by_label("aktuelles Passwort").fill(OTHER_WORDS)
    press(page, "Ausschalten")
    expect(page.get_by_role("button", name="Einschalten")).to_be_visible()

    page.goto("/mein-konto/einstellungen")
    follow(page, "Löschen")
    page.get_by_label("aktuelles Passwort").fill(OTHER_WORDS)
    press(page, "Löschen")
    expect(page).to_have_url(re.compile(r"/\?hinweis=konto-geloescht$"))
    expect(page.get_by_text("Ihr Konto ist gelöscht.")).to_be_visible()
    look(page)
    page.goto("/mein-konto/einstellungen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Anmelden")
    assert account.email not in page.content()


def test_x19_a22_without_scripts_one_takes_ones_data_and_leaves(without_scripts: Page, enter):
    page = without_scripts
    enter(page, email="ohne-journey@example.org")

    page.goto("/mein-konto/daten")
    with page.expect_download() as download:
        page.get_by_role("button", name="Daten herunterladen").click()
    assert download.value.suggested_filename == "meine-daten.zip"

    page.goto("/mein-konto/loeschen")
    page.get_by_label("aktuelles Passwort").fill(GOOD_WORDS)
    press(page, "Löschen")
    expect(page.get_by_text("Ihr Konto ist gelöscht.")).to_be_visible()
