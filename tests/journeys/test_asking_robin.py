"""A seeker asks Robin: on a phone, and in a browser that runs no scripts."""

import re
from collections.abc import Callable
from http import HTTPStatus

import pytest
from playwright.sync_api import APIResponse, Page, expect

from tests.journeys import states, walking
from tests.journeys.copying import assert_copy_accessible
from tests.support.browser import assert_accessible

MOST_TRIES = 20
BETWEEN_TRIES_MS = 2_000
PARTS = (
    "Informationsportal",
    "Ambulante Einrichtungen",
    "Stationäre Einrichtungen",
    "Tages/-Nachtpflege",
    "Altersgerechtes Wohnen",
    "Pflegehilfsmittel",
)


def fetch_pdf(page: Page, *, address: str) -> APIResponse:
    """Ask for the PDF as long as the page answers that it is still being made."""
    answer = page.context.request.get(address)
    for _ in range(MOST_TRIES):
        if answer.status != HTTPStatus.ACCEPTED:
            break
        page.wait_for_timeout(BETWEEN_TRIES_MS)
        answer = page.context.request.get(address)
    return answer


@pytest.fixture(params=["with scripts", "without scripts"])
def seeker(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    """Return a phone with and without JavaScript."""
    return open_page(
        viewport={"width": 360, "height": 740},
        has_touch=True,
        java_script_enabled=request.param == "with scripts",
    )


def test_b01_b02_the_way_to_robin(seeker: Page):
    seeker.goto("/")
    tabs = seeker.get_by_role("navigation", name="Hauptbereiche").get_by_role("link")
    names = [text.strip() for text in tabs.all_text_contents()]

    tabs.first.click()

    assert names == ["Digitale Beratung", "Informationsportal", "Pflege- und Wohnangebote"]
    expect(seeker).to_have_url(re.compile(r"/digitale-beratung/$"))
    expect(seeker.get_by_label("Postleitzahl oder Ort")).to_have_count(1)
    expect(seeker.locator("#einwilligung")).not_to_be_checked()


def test_b04_what_is_missing_is_named_and_typed_text_kept(seeker: Page):
    seeker.goto(states.START)
    states.press_begin(seeker)

    expect(seeker.locator("#fehler li")).to_have_count(2)
    expect(seeker.locator("#fehler")).to_be_focused()
    assert_copy_accessible(seeker)
    seeker.locator("#ort").fill("Frankfurt")
    states.press_begin(seeker)
    expect(seeker.locator("#ort")).to_have_value("Frankfurt")
    seeker.get_by_label("Frankfurt (Oder)").check()
    seeker.locator("#einwilligung").check()
    states.press_begin(seeker)
    expect(seeker).to_have_url(walking.QUESTION)


def test_places_are_suggested_while_typing(phone: Page):
    phone.goto(states.START)

    phone.locator("#ort").press_sequentially("Parch")

    first = phone.locator("#ort_vorschlaege option").first
    expect(first).to_have_attribute("value", re.compile("Parchim"))
    expect(phone.locator("#ort")).to_be_focused()


def test_b15_b20_c01_c07_from_the_first_topic_to_the_result(seeker: Page):
    walking.begin(seeker)
    walking.walk(seeker, choices=walking.LONG, visit=assert_copy_accessible)

    expect(seeker.locator("h1")).to_have_text("Ihr persönliches Info-Paket und Hilfe vor Ort")
    headings = [
        text.strip() for text in seeker.locator("section[id^=teil-] > h2").all_text_contents()
    ]
    assert headings == [f"{number}. {name}" for number, name in enumerate(PARTS, start=1)]
    assert_copy_accessible(seeker)


def test_c15_the_protocol_is_a_pdf_and_deleting_ends_it_all(seeker: Page):
    walking.begin(seeker)
    walking.walk(seeker, choices=walking.SHORT)
    link = seeker.get_by_role("link", name="Protokoll als PDF")
    address = str(link.get_attribute("href"))

    pdf = fetch_pdf(seeker, address=address)
    states.delete_answers(seeker)

    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF-")
    assert_copy_accessible(seeker)
    seeker.goto("/digitale-beratung/ergebnis")
    expect(seeker).to_have_url(re.compile(r"/digitale-beratung/$"))


def test_a_choice_shows_its_question_at_once_and_keeps_the_focus(phone: Page):
    walking.begin(phone)
    phone.locator("[name=fuer_wen][value=eltern]").check()

    expect(phone.locator("#rolle")).to_be_visible()
    expect(phone.locator("[name=fuer_wen][value=eltern]")).to_be_focused()
    expect(phone.locator("[name=fuer_wen][value=eltern]")).to_be_checked()
    expect(phone.locator("#ansage")).to_have_text("Auf dieser Seite: 3 Fragen.")
    assert_accessible(phone)


def test_b20_without_scripts_the_page_comes_again_with_its_question(without_scripts: Page):
    walking.begin(without_scripts)
    without_scripts.locator("[name=fuer_wen][value=eltern]").check()
    without_scripts.locator("#pg_status-ja").check()

    walking.go_on(without_scripts)

    expect(without_scripts).to_have_url(re.compile(r"/frage/s02"))
    expect(without_scripts.locator("#rolle")).to_be_visible()
    expect(without_scripts.locator("[name=fuer_wen][value=eltern]")).to_be_checked()
    assert_copy_accessible(without_scripts)


def test_b08_going_back_keeps_the_answers(seeker: Page):
    walking.begin(seeker)
    walking.answer_page(seeker, choices=walking.SHORT)
    walking.go_on(seeker)
    walking.field_of(seeker, name="pg").nth(3).check()

    seeker.get_by_role("button", name="Zurück", exact=True).click()

    expect(seeker.locator("#pg_status-ja")).to_be_checked()
    walking.go_on(seeker)
    expect(walking.field_of(seeker, name="pg").nth(3)).to_be_checked()


def test_b20_an_exclusive_answer_is_refused_by_name(seeker: Page):
    walking.begin(seeker)
    while not seeker.url.endswith("s05"):
        walking.answer_page(seeker, choices=walking.SHORT)
        walking.go_on(seeker)
    walking.choose(seeker, name="wann", keys=("sofort",))
    walking.choose(seeker, name="wer_hilft", keys=("niemand", "pflegedienst"))

    walking.go_on(seeker)

    expect(seeker.locator("#fehler")).to_contain_text("passt nicht zu weiteren Antworten")
    assert_copy_accessible(seeker)
