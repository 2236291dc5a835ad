"""Somebody waits for a place: joins, confirms, answers, leaves, with and without scripts."""

import re

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from portal.models.facility import Availability, Facility
from portal.models.waiting_entry import WaitingEntry
from tests.journeys.test_accounts import link_for
from tests.journeys.test_saving import look
from tests.journeys.walking import follow, press

JOIN = "Auf die Warteliste setzen"
OFFERS = "/pflege-und-wohnangebote"


@pytest.fixture
def full(engine: sa.Engine) -> str:
    """Let a nursing home be full, confirmed today; return its address."""
    with Session(engine) as session:
        session.connection(execution_options={"writes": True})
        found = sa.select(Facility.id).where(Facility.category == "stationaer")
        facility_id = session.scalars(found.order_by(Facility.id)).first()
        session.execute(sa.delete(Availability).where(Availability.facility_id == facility_id))
        for kind in ("dauerpflege", "kurzzeitpflege"):
            session.execute(
                sa.insert(Availability).values(
                    facility_id=facility_id,
                    kind=kind,
                    light="belegt",
                    confirmed_on=sa.func.date("now"),
                )
            )
        session.commit()
    return f"{OFFERS}/{facility_id}"


def ask_everybody(engine: sa.Engine) -> None:
    """Let the question be open, as the worker does after thirty days."""
    with engine.begin() as connection:
        connection.execute(
            sa.update(WaitingEntry)
            .where(WaitingEntry.state == "aktiv")
            .values(asked_at=WaitingEntry.current_at)
        )


def join(page: Page, address: str, *, email: str) -> None:
    """Go from the profile to the form, first make every mistake, then fill it in."""
    page.goto(address)
    follow(page, JOIN)
    look(page)
    press(page, JOIN)
    expect(page.get_by_role("alert")).to_be_visible()
    look(page)
    page.get_by_label("Ich willige ein").check()
    page.get_by_label("Dauerpflege").check()
    page.get_by_label("Entlassung aus dem Krankenhaus").check()
    page.get_by_label("Ihr Name").fill("Donaudampfschifffahrtsgesellschaftskapitänswitwe Muster")
    page.get_by_label("Ihre E-Mail-Adresse").fill(email)
    press(page, JOIN)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bitte öffnen Sie Ihre E-Mails")
    look(page)


def act(page: Page, name: str) -> None:
    """Press the first button whose name begins so."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name).first.click()
    look(page)


def test_x04_from_a_full_house_to_a_place_elsewhere(phone, server, engine, full):
    page, email = phone, "warten-journey@example.org"
    join(page, full, email=email)

    page.goto(link_for(server, email, subject="Warteliste"))
    look(page)
    act(page, "Eintrag bestätigen")
    expect(page.get_by_text("unter den Ersten")).to_be_visible()

    ask_everybody(engine)
    page.reload()
    look(page)
    act(page, "Ja, noch aktuell")
    expect(page.get_by_role("status").first).to_contain_text("Ihre Einträge gelten weiter")

    act(page, "Überall austragen")
    expect(page).to_have_url(re.compile(r"/warteliste-verlassen$"))


def test_x04_without_scripts_one_joins_and_leaves(without_scripts, server, full):
    page, email = without_scripts, "ohne-warten-journey@example.org"
    page.goto(f"{full}/warteliste")
    page.get_by_label("Ich willige ein").check()
    page.get_by_label("Kurzzeitpflege").check()
    page.get_by_label("Ihr Name").fill("Erika Muster")
    page.get_by_label("Ihre E-Mail-Adresse").fill(email)
    press(page, JOIN)

    page.goto(link_for(server, email, subject="Warteliste"))
    page.get_by_role("button", name="Eintrag bestätigen").click()
    expect(page.get_by_text("unter den Ersten")).to_be_visible()
    page.get_by_role("button", name="Austragen", exact=False).first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Sie sind ausgetragen")
