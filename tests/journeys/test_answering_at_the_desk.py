"""A provider reads and answers an inquiry and a review; what is new gets less."""

import re

import pytest
from playwright.sync_api import Page, expect

from portal.web import clock
from tests.factories.accounts import GOOD_WORDS
from tests.factories.companies import give_facility, make_company
from tests.factories.received import receive
from tests.journeys import desk_states
from tests.journeys.test_accounts import enter
from tests.journeys.test_inquiring import LONG
from tests.journeys.test_saving import look
from tests.journeys.walking import follow, press
from tests.support.server import Server

WAYS = {"Anfrage": "/anbieter/anfragen", "Bewertung": "/anbieter/bewertungen"}
ANSWER = "Vielen Dank für Ihre Worte."


@pytest.fixture
def house(server: Server):
    """Return a function that gives a company with an inquiry and a review; it returns the home."""

    def with_news(email: str, *, number: int) -> int:
        with desk_states.attached(server) as app:
            company = make_company(app, email=email)
            home = desk_states.pick(app, desk_states.HOME)
            give_facility(app, company, home)
            receive(app, home, number=number, sent_at=clock.now())
            desk_states.rate(app, home)
        return home

    return with_news


def assert_new(page: Page, words: str, *, number: int) -> None:
    """Refuse a panel that counts something else as new."""
    way = page.locator(f'.panel a[href="{WAYS[words]}"]')
    expect(way).to_have_text(re.compile(rf"{words}\s+Neu {number}" if number else rf"^{words}\s*$"))


def answer_inquiry(page: Page) -> None:
    """Read the new inquiry, make a mistake, then propose a time."""
    page.goto("/anbieter/anfragen")
    assert_new(page, "Anfrage", number=1)
    look(page)
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Lesen")).click()
    assert_new(page, "Anfrage", number=0)
    expect(page.get_by_text("Wann können wir das Haus ansehen?")).to_be_visible()
    look(page)
    page.get_by_label("Ich schlage einen Termin vor").check(position={"x": 8, "y": 8})
    press(page, "Antworten")
    expect(page.locator("#fehler")).to_be_visible()
    look(page)
    tomorrow = page.evaluate("new Date(Date.now() + 864e5).toISOString().slice(0, 10)")
    page.get_by_label("Tag", exact=True).fill(tomorrow)
    page.get_by_label("Uhrzeit").fill("10:30")
    page.get_by_label("Ihre Nachricht").fill(LONG)
    press(page, "Antworten")
    expect(page.get_by_role("status").first).to_contain_text("Ihre Antwort ist gespeichert")
    look(page)


def see_answer(page: Page, home: int) -> None:
    """See the answer below the review where everybody reads it."""
    page.goto(f"/pflege-und-wohnangebote/{home}/bewertungen")
    expect(page.get_by_text(ANSWER)).to_be_visible()


def test_f04_f06_f07_f08_news_are_read_and_answered(phone: Page, desktop: Page, house):
    home = house("neues-journey@example.org", number=81_001)
    enter(phone, "neues-journey@example.org", GOOD_WORDS)
    assert_new(phone, "Bewertung", number=1)
    look(phone)
    answer_inquiry(phone)

    phone.goto("/anbieter/bewertungen")
    look(phone)
    phone.evaluate("window.isSamePage = true")
    phone.get_by_role("button", name=re.compile("Lesen")).click()
    assert_new(phone, "Bewertung", number=0)
    expect(phone.locator("#ansage")).not_to_be_empty()
    assert phone.evaluate("window.isSamePage")
    phone.get_by_role("link", name=re.compile("Antworten")).click()
    phone.wait_for_url(re.compile("/anbieter/bewertungen/"))
    look(phone)
    phone.get_by_label("Ihre Antwort").fill(ANSWER)
    phone.evaluate("window.isSamePage = true")
    phone.get_by_role("button", name="Antwort veröffentlichen").click()
    expect(phone.locator(".note").get_by_text(ANSWER)).to_be_visible()
    assert phone.evaluate("window.isSamePage")
    look(phone)
    see_answer(desktop, home)

    phone.get_by_role("button", name=re.compile("Antwort löschen")).click()
    expect(phone.locator(".note").get_by_text(ANSWER)).to_have_count(0)
    desktop.reload()
    expect(desktop.get_by_text(ANSWER)).to_have_count(0)


def test_f06_f07_without_scripts_news_are_read_and_answered(
    without_scripts: Page, desktop: Page, house
):
    page = without_scripts
    home = house("stille-journey@example.org", number=81_002)
    enter(page, "stille-journey@example.org", GOOD_WORDS)
    answer_inquiry_without_scripts(page)

    page.goto("/anbieter/bewertungen")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Lesen")).click()
    assert_new(page, "Bewertung", number=0)
    page.goto("/anbieter/bewertungen")
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("Antworten")).click()
    page.get_by_label("Ihre Antwort").fill(ANSWER)
    press(page, "Antwort veröffentlichen")

    see_answer(desktop, home)


def answer_inquiry_without_scripts(page: Page) -> None:
    """Read the new inquiry and decline it."""
    follow_panel(page, "Anfrage")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Lesen")).click()
    assert_new(page, "Anfrage", number=0)
    page.get_by_text("Absagen", exact=True).click()
    page.get_by_label("Grund").fill("Zurzeit ist alles belegt.")
    press(page, "Anfrage absagen")
    expect(page.get_by_role("status").first).to_contain_text("Ihre Absage ist gespeichert")
    follow(page, "Alle Anfragen")


def follow_panel(page: Page, words: str) -> None:
    """Follow a way of the grey panel."""
    with page.expect_navigation():
        page.locator(f'.panel a[href="{WAYS[words]}"]').click()
