"""Documents are put in order by dragging, and by the buttons that do the same without scripts."""

import secrets

import pytest
from playwright.sync_api import Page, expect

from portal.models.facility_profile import FacilityFile
from portal.web import clock
from portal.web.extensions import db
from tests.factories.accounts import GOOD_WORDS
from tests.factories.companies import give_facility, make_company
from tests.journeys import desk_states
from tests.journeys.test_accounts import enter
from tests.support.server import Server

EMAIL = "ordnung@example.org"
TITLES = ["Hausprospekt", "Speiseplan", "Hausordnung"]


@pytest.fixture
def shelf(server: Server) -> str:
    """Store a company with a home that has three documents; return their page."""
    with desk_states.attached(server) as app:
        company = make_company(app, email=EMAIL)
        home = desk_states.pick(app, desk_states.HOME)
        give_facility(app, company, home)
        with app.app_context():
            for position, title in enumerate(TITLES, start=1):
                db.session.add(
                    FacilityFile(
                        id=secrets.token_hex(16),
                        facility_id=home,
                        kind="infomaterial",
                        position=position,
                        title=title,
                        width=0,
                        height=0,
                        byte_count=1_000,
                        is_ready=True,
                        added_at=clock.now(),
                    )
                )
            db.session.commit()
    return f"/anbieter/einrichtungen/{home}/dokumente"


def titles(page: Page) -> list[str]:
    return page.locator("[data-order] h3").all_inner_texts()


def test_h04_documents_change_places_by_dragging(desktop: Page, shelf: str):
    enter(desktop, EMAIL, GOOD_WORDS)
    desktop.goto(shelf)
    assert titles(desktop) == TITLES

    with desktop.expect_navigation():
        desktop.locator("[data-order] > li").nth(2).drag_to(
            desktop.locator("[data-order] > li").nth(0)
        )

    expect(desktop.locator("[data-order] h3").first).to_have_text("Hausordnung")
    assert titles(desktop) == ["Hausordnung", "Hausprospekt", "Speiseplan"]
