"""Robin's next page in the place of the one before: seen and heard as if it were loaded."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys import states, walking

GRADE, LIFE = re.compile(r"/s03$"), re.compile(r"/s04$")
COUNT_FOCUS = """() => {
  window.focused = []
  document.addEventListener('focusin', event => window.focused.push(event.target.tagName))
  window.is_same_document = true
}"""
FOCUSED, IS_SAME = "() => window.focused", "() => window.is_same_document === true"
STORES = "() => [{...sessionStorage}, {...localStorage}]"


def answer_person(page: Page) -> None:
    page.locator("[name=fuer_wen][value=selbst]").check()
    page.locator("[name=pg_status][value=ja]").check()
    walking.settle(page)


@pytest.fixture
def asked(desktop: Page) -> Page:
    """Return the first page of questions, answered, with an eye on its focus."""
    walking.begin(desktop)
    answer_person(desktop)
    desktop.evaluate(COUNT_FOCUS)
    return desktop


def test_weiter_exchanges_the_questions_alone(asked: Page):
    walking.go_on(asked)

    expect(asked).to_have_url(GRADE)
    expect(asked).to_have_title(re.compile("^Pflegegrad und Hilfebedarf – Robin"))
    expect(asked.locator("h1")).to_be_focused()
    assert asked.evaluate(IS_SAME)
    assert asked.evaluate(FOCUSED).count("H1") == 1
    assert asked.evaluate("scrollY") == 0
    expect(asked.locator("#ansage")).to_have_text("")
    assert asked.evaluate(STORES) == [{}, {}]


def test_questions_appear_at_once_on_a_page_that_was_exchanged(asked: Page):
    walking.go_on(asked)
    walking.answer_page(asked, choices=walking.LONG)
    walking.go_on(asked)
    expect(asked).to_have_url(LIFE)

    asked.locator("[name=wohnt][value=klinik]").check()

    expect(asked.locator("#entlassung")).to_be_visible()
    assert asked.evaluate(IS_SAME)


def test_by_keyboard_alone(asked: Page):
    asked.locator("[name=pg_status]:checked").press("Enter")
    expect(asked.locator("h1")).to_be_focused()
    expect(asked).to_have_url(GRADE)

    asked.keyboard.press("Tab")
    asked.keyboard.press("Space")

    expect(asked.locator("[name=pg]:checked")).to_have_count(1)


def test_what_is_missing_takes_the_focus_and_answers_stay(asked: Page):
    walking.go_on(asked)
    asked.locator("[name=pg][value='3']").check()

    walking.go_on(asked)

    expect(asked.locator("#fehler")).to_be_focused()
    expect(asked).to_have_title(re.compile("^Fehler: "))
    expect(asked.locator("[name=pg][value='3']")).to_be_checked()
    asked.locator("#fehler a").first.click()
    asked.locator("[name=hilfebedarf][value=taeglich]").check()
    walking.go_on(asked)
    expect(asked).to_have_url(LIFE)
    expect(asked.locator("h1")).to_be_focused()


def test_back_and_forward_show_whole_pages(asked: Page):
    walking.go_on(asked)
    walking.answer_page(asked, choices=walking.LONG)
    walking.go_on(asked)
    expect(asked).to_have_url(LIFE)

    asked.go_back()
    expect(asked.locator("h1")).to_have_text("Pflegegrad und Hilfebedarf")
    expect(asked.locator("[name=pg][value='3']")).to_be_checked()
    expect(asked.locator("header")).to_have_count(1)
    asked.go_back()
    expect(asked.locator("h1")).to_have_text("Um wen geht es?")
    asked.go_forward()
    expect(asked.locator("h1")).to_have_text("Pflegegrad und Hilfebedarf")
    asked.reload()

    expect(asked).to_have_url(GRADE)
    expect(asked.locator("header")).to_have_count(1)
    expect(asked.locator("main")).to_have_count(1)


def test_the_button_back_goes_back_in_place(asked: Page):
    walking.go_on(asked)

    walking.press(asked, "Zurück")

    expect(asked).to_have_url(re.compile(r"/s02$"))
    expect(asked.locator("h1")).to_be_focused()
    expect(asked.locator("[name=pg_status][value=ja]")).to_be_checked()
    assert asked.evaluate(IS_SAME)


def test_a_double_click_sends_once(asked: Page):
    sent = []
    asked.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)

    with walking.exchanged(asked):
        asked.get_by_role("button", name="Weiter", exact=True).dblclick()
    asked.wait_for_timeout(walking.BEFORE_REQUEST_MS)

    expect(asked).to_have_url(GRADE)
    expect(asked.locator("h1")).to_be_focused()
    assert len(sent) == 1


def test_a_choice_right_before_weiter_is_not_lost(asked: Page):
    asked.locator("[name=fuer_wen][value=eltern]").check()
    walking.go_on(asked)

    expect(asked.locator("#rolle")).to_be_visible()
    asked.wait_for_timeout(walking.BEFORE_REQUEST_MS)
    expect(asked.locator("[name=fuer_wen][value=eltern]")).to_be_checked()
    expect(asked.locator("#frage")).to_have_count(1)


def test_nothing_changes_while_the_page_is_on_its_way(asked: Page):
    def late(route: Route) -> None:
        asked.locator("[name=pg_status][value=nein]").focus()
        asked.keyboard.press("Space")
        route.continue_()

    asked.route("**/frage/s02", late)

    walking.go_on(asked)

    expect(asked).to_have_url(GRADE)
    expect(asked.locator("#pg")).to_be_visible()


def test_without_the_internet_it_says_so_and_goes_on_later(unjudged: Page):
    walking.begin(unjudged)
    answer_person(unjudged)
    unjudged.context.set_offline(True)
    unjudged.get_by_role("button", name="Weiter", exact=True).click()

    expect(unjudged.get_by_role("alert")).to_contain_text("nicht senden")
    expect(unjudged.locator("[name=pg_status][value=ja]")).to_be_checked()
    expect(unjudged.get_by_role("button", name="Weiter", exact=True)).to_be_focused()
    unjudged.context.set_offline(False)
    walking.go_on(unjudged)

    expect(unjudged).to_have_url(GRADE)
    expect(unjudged.locator("#ungesendet")).to_have_count(0)


def test_a_deleted_consultation_is_told_on_a_whole_page(asked: Page):
    other = asked.context.new_page()
    other.goto("/digitale-beratung/frage/s02")
    cookies = asked.context.cookies()
    states.delete_answers(other)
    asked.context.add_cookies(cookies)

    walking.go_on(asked)

    expect(asked.locator("h1")).to_have_text("Ihre Beratung ist nicht mehr da")
    expect(asked.locator("h1")).to_be_focused()
    expect(asked).to_have_title(re.compile("^Ihre Beratung ist nicht mehr da"))
    expect(asked.locator("header")).to_have_count(1)


def test_other_words_come_with_the_whole_page_and_stay(asked: Page):
    walking.go_on(asked)
    walking.press(asked, "Einfache Sprache")
    expect(asked).to_have_url(GRADE)
    expect(asked.get_by_role("button", name="Einfache Sprache: an")).to_be_visible()

    walking.answer_page(asked, choices=walking.LONG)
    walking.go_on(asked)

    expect(asked).to_have_url(LIFE)
    expect(asked.get_by_role("button", name="Einfache Sprache: an")).to_be_visible()


def test_leaving_quickly_works_on_a_page_that_was_exchanged(unjudged: Page):
    walking.begin(unjudged)
    answer_person(unjudged)
    walking.go_on(unjudged)
    expect(unjudged).to_have_url(GRADE)

    with unjudged.expect_response("**/digitale-beratung/verlassen") as left:
        unjudged.get_by_role("button", name="Seite schnell verlassen").click()

    assert left.value.request.method == "POST"
    assert left.value.status == 303


def looks(page: Page) -> list[bytes]:
    """Return the whole page as seen on a phone and on a desktop."""
    shots = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        shots.append(page.screenshot(full_page=True))
    return shots


def test_an_exchanged_page_looks_as_if_it_were_loaded(phone: Page):
    walking.begin(phone)
    answer_person(phone)
    walking.go_on(phone)
    expect(phone.locator("h1")).to_be_focused()
    exchanged = looks(phone)

    phone.reload()

    assert looks(phone) == exchanged
