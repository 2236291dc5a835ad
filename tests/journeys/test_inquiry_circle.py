"""The whole circle: asked, confirmed, opened and answered at the facility, accepted, told."""

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.web.extensions import prepare_sqlite
from tests.journeys.test_accounts import link_for
from tests.journeys.test_inquiring import CHECK, CONFIRM, LONG, SEND, agree, fill_in
from tests.journeys.test_saving import look
from tests.journeys.walking import press
from tests.support.server import Server

OPEN, ANSWER, DECLINE = "Anfrage öffnen", "Antworten", "Anfrage absagen"


@pytest.fixture
def house(server: Server):
    """Return a function that lets a nursing home have an address; it returns the form's path."""
    engine = sa.create_engine(f"sqlite:///{server.folder / 'portal.sqlite3'}")
    prepare_sqlite(engine)

    def with_address(email: str, *, number: int) -> str:
        with Session(engine) as session:
            session.connection(execution_options={"writes": True})
            found = sa.select(Facility).where(Facility.category == "stationaer")
            facility = session.scalars(found.order_by(Facility.id).offset(number).limit(1)).one()
            facility.email, facility.accepts_inquiries = email, True
            address = f"/anfrage?e={facility.id}"
            session.commit()
        return address

    yield with_address
    engine.dispose()


def ask(page: Page, server: Server, address: str, *, email: str) -> None:
    """Ask the facility and confirm by the link in the mail."""
    page.goto(address)
    fill_in(page, email)
    press(page, CHECK)
    agree(page)
    press(page, SEND)
    page.goto(link_for(server, email, subject="Anfrage"))
    press(page, CONFIRM)
    expect(page.get_by_text("neu, noch nicht geöffnet").first).to_be_visible()


def answer_with_a_time(page: Page) -> None:
    """Open the inquiry, make every mistake, then propose a time."""
    look(page)
    expect(page.get_by_text(LONG)).to_have_count(0)
    press(page, OPEN)
    expect(page.get_by_text(LONG).first).to_be_visible()
    look(page)
    press(page, ANSWER)
    expect(page.get_by_role("alert")).to_be_visible()
    look(page)
    tomorrow = page.evaluate("new Date(Date.now() + 864e5).toISOString().slice(0, 10)")
    page.get_by_label("Tag", exact=True).fill(tomorrow)
    page.get_by_label("Uhrzeit").fill("10:30")
    page.get_by_label("Ihre Nachricht").fill("Bitte klingeln Sie am Haupteingang.")
    press(page, ANSWER)
    expect(page.get_by_role("status").first).to_contain_text("Ihre Antwort ist gespeichert")
    page.get_by_text("Absagen", exact=True).click()
    look(page)


def test_e04_e06_e07_from_the_question_to_the_appointment(phone, desktop, server, house):
    seeker, home = "kreis-journey@example.org", "kreis-haus@example.org"
    ask(phone, server, house(home, number=5), email=seeker)

    desktop.goto(link_for(server, home, subject="neue Anfrage"))
    answer_with_a_time(desktop)

    phone.goto(link_for(server, seeker, subject="Antwort"))
    expect(phone.get_by_text("Bitte klingeln Sie")).to_be_visible()
    look(phone)
    press(phone, "Zusagen")
    expect(phone.get_by_role("status").first).to_contain_text("Sie haben zugesagt")

    desktop.goto(link_for(server, home, subject="Neues zu Ihrer Antwort"))
    expect(desktop.get_by_text("Die Person hat zugesagt").first).to_be_visible()
    look(desktop)


def test_e06_without_scripts_a_facility_declines(without_scripts, server, house):
    page, seeker, home = without_scripts, "ohne-kreis@example.org", "ohne-haus@example.org"
    ask(page, server, house(home, number=6), email=seeker)

    page.goto(link_for(server, home, subject="neue Anfrage"))
    press(page, OPEN)
    page.get_by_text("Absagen", exact=True).click()
    page.get_by_label("Grund").fill("Zurzeit ist alles belegt.")
    press(page, DECLINE)
    expect(page.get_by_role("status").first).to_contain_text("Ihre Absage ist gespeichert")

    page.goto(link_for(server, seeker, subject="Antwort"))
    expect(page.get_by_text("Zurzeit ist alles belegt.")).to_be_visible()


def test_e06_the_facilitys_page_fits_a_narrow_screen(narrow, server, house):
    seeker, home = "schmal-kreis@example.org", "schmal-haus@example.org"
    ask(narrow, server, house(home, number=7), email=seeker)

    narrow.goto(link_for(server, home, subject="neue Anfrage"))
    answer_with_a_time(narrow)
