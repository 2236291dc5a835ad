"""What a provider does before anybody finds them: registers, confirms, creates, fills in."""

import re

from playwright.sync_api import Page, expect

from tests.factories.accounts import GOOD_WORDS
from tests.journeys.test_accounts import Look, enter, link_for
from tests.journeys.walking import follow, press
from tests.support.server import Server

START = "/anbieter/registrieren"
COMPANY = {
    "firma": "Pflege am Deich",
    "strasse": "Deichstraße",
    "hausnummer": "1",
    "plz": "19370",
    "ort": "Parchim",
}
CONTACT = {"vorname": "Hanna", "nachname": "Hafen", "telefon": "03871 1234"}
TOLD = "Unser Haus liegt am Wasser. Alle Zimmer haben einen Balkon."
NOT_PUBLIC, PUBLIC = "nicht öffentlich", "öffentlich"
OVERVIEW = re.compile(r"/anbieter/einrichtungen/[0-9]+($|\?)")


def fill(page: Page, values: dict[str, str]) -> None:
    """Type into the fields with these ids."""
    for name, text in values.items():
        page.locator(f"#{name}").fill(text)


def refuse(page: Page, button: str, *, look: Look) -> None:
    """Press the button too early and see what is wrong."""
    look(page)
    press(page, button)
    expect(page.locator("#fehler")).to_be_visible()
    look(page)


def register(page: Page, email: str, *, look: Look) -> None:
    """Go through the three steps, with every mistake first, and back once."""
    page.goto(START)
    refuse(page, "Weiter", look=look)
    fill(page, COMPANY)
    page.locator("#rechtsform").select_option("gGmbH")
    press(page, "Weiter")
    refuse(page, "Weiter", look=look)
    press(page, "Zurück")
    expect(page.locator("#firma")).to_have_value(COMPANY["firma"])
    press(page, "Weiter")
    fill(page, {**CONTACT, "email": email})
    press(page, "Weiter")
    refuse(page, "Registrieren", look=look)
    fill(page, {"passwort": GOOD_WORDS, "passwort2": GOOD_WORDS})
    page.locator("#einwilligung").check(position={"x": 8, "y": 8})
    press(page, "Registrieren")
    expect(page.get_by_text("bestätigen Sie jetzt Ihre E-Mail-Adresse")).to_be_visible()


def begin(page: Page, server: Server, email: str, *, look: Look) -> None:
    """Register, confirm the address by the mail and sign in to the dashboard."""
    register(page, email, look=look)
    page.goto(link_for(server, email, subject="bestätigen"))
    press(page, "E-Mail-Adresse bestätigen")
    enter(page, email, GOOD_WORDS)
    expect(page).to_have_url(re.compile(r"/anbieter/$"))
    expect(page.get_by_text("Hier ist noch keine Einrichtung.")).to_be_visible()
    look(page)


def create(page: Page, name: str, *, look: Look) -> None:
    """Create a nursing home in Parchim and come to its sections."""
    page.goto("/anbieter/einrichtungen")
    follow(page, "Einrichtung erstellen")
    look(page)
    follow(page, "Stationäre Einrichtungen")
    refuse(page, "Entwurf anlegen", look=look)
    fill(page, {"name": name, "strasse": "Am Wasser", "hausnummer": "2", "plz": "19370"})
    press(page, "Entwurf anlegen")
    expect(page).to_have_url(OVERVIEW)
    look(page)


def fill_sections(page: Page, *, look: Look) -> None:
    """Fill in contact person, description and services, one after the other."""
    overview = page.url.partition("?")[0]
    page.goto(f"{overview}/ansprechpartner")
    fill(page, {"person_name": "Hanna Hafen", "person_telefon": "keine"})
    press(page, "Speichern")
    expect(page.locator("#fehler")).to_be_visible()
    look(page)
    fill(page, {"person_telefon": "03871 1234"})
    press(page, "Speichern")
    look(page)
    page.goto(f"{overview}/beschreibung")
    fill(page, {"beschreibung": TOLD})
    press(page, "Speichern")
    page.goto(f"{overview}/leistungen")
    page.locator("[name=leistung]").first.check(position={"x": 8, "y": 8})
    press(page, "Speichern")
    page.goto(overview)
    expect(page.get_by_text("✓ ausgefüllt")).to_have_count(3)
    look(page)
