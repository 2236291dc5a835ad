"""Somebody asks two homes: types, checks, agrees, confirms, follows, takes the data back."""

import re

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.inquiry import Inquiry
from tests.factories.accounts import GOOD_WORDS, make_account
from tests.journeys.test_accounts import enter, link_for
from tests.journeys.test_saving import look
from tests.journeys.walking import follow, press

CHECK, SEND = "Weiter: Daten prüfen", "Anfrage senden"
CONFIRM = "Anfrage bestätigen und senden"
READING_MS = 5_500
"""Whoever sends faster than five seconds after the form was shown is looked at by support."""
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwe"


@pytest.fixture
def homes(engine: sa.Engine) -> str:
    """Return the address of the form for two homes that take inquiries."""
    with Session(engine) as session:
        found = sa.select(Facility.id).where(
            Facility.category == "stationaer", Facility.email != "", Facility.accepts_inquiries
        )
        first, second = session.scalars(found.order_by(Facility.id).limit(2))
    return f"/anfrage?e={first}&e={second}"


def let_answer(engine: sa.Engine) -> None:
    """Let everything that was sent be answered, as facilities do."""
    with engine.begin() as connection:
        connection.execute(
            sa.update(Inquiry)
            .where(Inquiry.state.in_(("neu", "gelesen")))
            .values(
                state="beantwortet",
                read_at=Inquiry.sent_at,
                answered_at=Inquiry.sent_at,
                version=Inquiry.version + 1,
            )
        )


def fill_in(page: Page, email: str = "") -> None:
    """Fill in the form for a call."""
    page.get_by_label("Rückruf").check(position={"x": 8, "y": 8})
    page.get_by_label("Ihre Telefonnummer").fill("0221 123456")
    page.get_by_label("Ihr Name").fill(f"{LONG} Muster")
    if email:
        page.get_by_label("Ihre E-Mail-Adresse").fill(email)
    page.get_by_label("Ihre Nachricht").fill(f"Guten Tag.\n{LONG * 3}")


def agree(page: Page) -> None:
    """Read what goes to whom, and agree for everybody who is shown."""
    page.wait_for_timeout(READING_MS)
    for box in page.get_by_role("checkbox").all():
        box.check(position={"x": 8, "y": 8})


def see_form(page: Page, address: str, *, email: str) -> None:
    """See both pages of the form with every mistake, then send it."""
    page.goto(address)
    look(page)
    press(page, CHECK)
    expect(page.get_by_role("alert")).to_be_visible()
    look(page)
    fill_in(page, email)
    press(page, CHECK)
    look(page)
    press(page, SEND)
    expect(page.get_by_role("alert")).to_be_visible()
    look(page)
    agree(page)
    press(page, SEND)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bitte öffnen Sie Ihre E-Mails")


def accept_first(page: Page) -> None:
    """Open the first answer and accept it."""
    page.get_by_role("link", name=re.compile("Antwort ansehen")).first.click()
    look(page)
    press(page, "Zusagen")
    expect(page.get_by_role("status").first).to_contain_text("Sie haben zugesagt")
    look(page)


def withdraw_all(page: Page) -> None:
    """Take everything back."""
    page.get_by_text("Daten zurückziehen", exact=True).first.click()
    look(page)
    press(page, "Daten zurückziehen")
    expect(page.get_by_text("Was Sie geschrieben haben, ist gelöscht.")).to_be_visible()
    look(page)


def test_e13_from_the_form_to_the_answer_and_back_again(phone, server, engine, homes):
    page, email = phone, "anfrage-journey@example.org"
    see_form(page, homes, email=email)

    address = link_for(server, email, subject="Anfrage")
    page.goto(address)
    look(page)
    press(page, CONFIRM)
    expect(page.get_by_text("neu, noch nicht geöffnet").first).to_be_visible()
    look(page)

    let_answer(engine)
    page.goto(address)
    accept_first(page)
    follow(page, "Zur Quittung mit allen Empfängern")
    expect(page.get_by_text("für eine andere Einrichtung entschieden")).to_be_visible()
    withdraw_all(page)


def test_x16_without_scripts_the_account_lists_who_has_what(without_scripts, engine, homes):
    page, email = without_scripts, "anfrage-konto-journey@example.org"
    with Session(engine) as session:
        session.connection(execution_options={"writes": True})
        newest = session.scalars(sa.select(sa.func.max(Facility.updated_at))).one()
        make_account(session, email=email, now=newest)
        session.commit()
    enter(page, email, GOOD_WORDS)
    page.goto(homes)
    fill_in(page)
    press(page, CHECK)
    agree(page)
    press(page, SEND)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Anfrage und wer sie hat")

    follow(page, "Alle meine Anfragen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Meine Anfragen")
    assert page.get_by_role("link", name=re.compile("^Ansehen")).count() == 2
