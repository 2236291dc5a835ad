"""„Ist das Ihre Einrichtung?“: claimed, checked by support, activated, and kept from then on."""

import re

import pytest
from playwright.sync_api import Page, expect

from portal.domain.accounts.roles import Role
from tests.factories.accounts import GOOD_WORDS, make_account
from tests.journeys import desk_states, providing
from tests.journeys.second_factor import enter_with_code
from tests.journeys.test_accounts import enter, link_for
from tests.journeys.test_saving import look
from tests.journeys.walking import follow, press
from tests.support.server import Server

SUPPORT = "/verwaltung/"


@pytest.fixture
def support(desktop: Page, server: Server):
    """Return a function that signs an admin in, with the second factor."""

    def enter_support(email: str) -> None:
        with desk_states.attached(server) as app:
            make_account(app, email=email, role=Role.ADMIN)
        enter_with_code(desktop, email)
        desktop.goto(SUPPORT)
        expect(desktop.get_by_role("heading", level=1)).to_have_text("Verwaltung")

    return enter_support


def unmanaged(server: Server) -> int:
    """Return a home that nobody keeps."""
    with desk_states.attached(server) as app:
        return desk_states.pick(app, desk_states.HOME)


def claim(page: Page, home: int, email: str) -> str:
    """Go from the profile through the form; return the name of the home."""
    page.goto(f"/pflege-und-wohnangebote/{home}")
    name = page.get_by_role("heading", level=1).inner_text()
    follow(page, "Ist das Ihre Einrichtung?")
    look(page)
    press(page, "Anfrage abschicken")
    expect(page.locator("#fehler")).to_be_visible()
    look(page)
    providing.fill(page, {**providing.COMPANY, **providing.CONTACT, "email": email})
    page.locator("#rechtsform").select_option("gGmbH")
    providing.fill(page, {"funktion": "Einrichtungsleitung", "nachweis": "Rückruf im Haus"})
    page.locator("#einwilligung").check(position={"x": 8, "y": 8})
    press(page, "Anfrage abschicken")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Anfrage ist angekommen")
    look(page)
    return name


def decide(page: Page, *, button: str, field: str, text: str) -> None:
    """Open the claim in the queue and decide, first without saying why."""
    page.goto(SUPPORT)
    page.locator(".panel").get_by_role("link", name=re.compile("^Profilübernahmen")).click()
    look(page)
    page.locator("ol.events a").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Profilübernahme")
    look(page)
    press(page, button)
    expect(page.locator("#fehler")).to_be_visible()
    look(page)
    page.locator(f"#{field}").fill(text)
    press(page, button)
    expect(page.get_by_role("status").first).to_be_visible()
    look(page)


def activate(page: Page, server: Server, email: str) -> None:
    """Choose a password by the link and sign in for the first time."""
    page.goto(link_for(server, email, subject="freigegeben"))
    look(page)
    press(page, "Konto aktivieren")
    expect(page.locator("#fehler")).to_be_visible()
    providing.fill(page, {"passwort": GOOD_WORDS, "passwort2": GOOD_WORDS})
    press(page, "Konto aktivieren")
    enter(page, email, GOOD_WORDS)
    expect(page).to_have_url(re.compile("/anbieter/$"))


def edit(page: Page, home: int) -> None:
    """Say something about the home and see it on the profile."""
    page.goto(f"/anbieter/einrichtungen/{home}/beschreibung")
    page.locator("#beschreibung").fill(providing.TOLD)
    press(page, "Speichern")
    page.goto(f"/pflege-und-wohnangebote/{home}")
    expect(page.get_by_text(providing.TOLD)).to_be_visible()
    expect(page.get_by_text("Ist das Ihre Einrichtung?")).to_have_count(0)


def test_g05_g06_g07_g08_claimed_approved_activated_and_edited(
    phone: Page, desktop: Page, server: Server, support
):
    email, home = "claim-journey@example.org", unmanaged(server)
    name = claim(phone, home, email)
    support("pruefung-journey@example.org")

    decide(desktop, button="Freigeben", field="nachweis", text="Rückruf unter der Nummer")
    activate(phone, server, email)

    phone.goto("/anbieter/einrichtungen")
    expect(phone.get_by_role("link", name=name, exact=True)).to_be_visible()
    edit(phone, home)
    desktop.goto(f"{SUPPORT}protokoll")
    entries = desktop.locator(".events")
    expect(entries.get_by_text(re.compile("Profilübernahme")).first).to_be_visible()
    look(desktop)


def test_g07_a_rejected_claim_changes_nothing_and_says_why(
    phone: Page, desktop: Page, server: Server, support
):
    email, home = "abgelehnt-journey@example.org", unmanaged(server)
    claim(phone, home, email)
    support("absage-journey@example.org")

    decide(desktop, button="Ablehnen", field="grund", text="Die Nummer gehört niemandem.")

    phone.goto(f"/pflege-und-wohnangebote/{home}")
    expect(phone.get_by_text("Ist das Ihre Einrichtung?")).to_be_visible()


def test_support_is_closed_to_a_password_alone(phone: Page, support):
    email = "faktor-journey@example.org"
    support(email)

    enter(phone, email, GOOD_WORDS)
    phone.goto(SUPPORT)

    expect(phone.get_by_role("heading", level=1)).not_to_have_text("Verwaltung")
    expect(phone.locator(".panel")).to_have_count(0)


def test_p08_p10_support_finds_an_account_locks_it_and_reads_that_in_the_protocol(
    desktop: Page, phone: Page, server: Server, support
):
    email = "gesperrt-journey@example.org"
    with desk_states.attached(server) as app:
        make_account(app, email=email)
    support("sperre-journey@example.org")

    desktop.goto(f"{SUPPORT}konten")
    desktop.get_by_label("Wen suchen Sie?").fill(email)
    press(desktop, "Suchen")
    look(desktop)
    follow(desktop, email)
    look(desktop)
    press(desktop, "Sperren")
    expect(desktop.locator("#fehler")).to_be_visible()
    desktop.get_by_label("Grund").fill("Erfundene Angaben.")
    press(desktop, "Sperren")
    expect(desktop.get_by_role("heading", name="Entsperren")).to_be_visible()
    look(desktop)

    enter(phone, email, GOOD_WORDS)
    expect(phone.locator("#fehler")).to_be_visible()
    desktop.goto(f"{SUPPORT}protokoll")
    desktop.locator("summary", has_text="Suchen").click()
    desktop.get_by_label("Was").select_option("Konto gesperrt")
    press(desktop, "Suchen")
    expect(desktop.get_by_text("Erfundene Angaben.").first).to_be_visible()
