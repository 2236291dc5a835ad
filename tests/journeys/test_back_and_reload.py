"""Going back, loading again, two tabs: never a wrong page, never a question to send again."""

import re

from playwright.sync_api import Page, expect

from tests.journeys import states, walking


def test_reloading_any_page_of_the_consultation_shows_it_again(desktop: Page):
    def reload(page: Page) -> None:
        heading = page.locator("h1").text_content()
        address = page.url
        answer = page.reload()
        assert answer is not None
        assert answer.request.method == "GET"
        assert answer.status == 200
        assert page.url == address
        expect(page.locator("h1")).to_have_text(str(heading))

    walking.begin(desktop)
    walking.walk(desktop, choices=walking.SHORT, visit=reload)
    reload(desktop)


def test_back_from_the_result_leads_through_whole_pages_with_their_answers(desktop: Page):
    walking.begin(desktop)
    walking.walk(desktop, choices=walking.SHORT)

    desktop.go_back()

    expect(desktop.locator("h1")).to_have_text("Pflege")
    expect(desktop.locator("header")).to_have_count(1)
    expect(desktop.locator('[name="pflege.bereiche"][value=waschen_duschen]')).to_be_checked()
    desktop.go_forward()
    expect(desktop).to_have_url(walking.RESULT)


def test_back_after_a_fragment_shows_a_whole_page(desktop: Page):
    walking.begin(desktop)
    desktop.locator("[name=fuer_wen][value=eltern]").check()
    expect(desktop.locator("#rolle")).to_be_visible()
    desktop.goto("/impressum")

    desktop.go_back()

    expect(desktop.locator("header")).to_have_count(1)
    expect(desktop.locator("h1")).to_have_text("Um wen geht es?")


def test_two_tabs_share_one_consultation(desktop: Page):
    walking.begin(desktop)
    other = desktop.context.new_page()
    other.goto("/digitale-beratung/frage/s02")
    walking.answer_page(desktop, choices=walking.SHORT)
    walking.go_on(desktop)
    expect(desktop).to_have_url(re.compile(r"/s03$"))

    walking.answer_page(other, choices={**walking.SHORT, "pg_status": ("nein",)})
    walking.go_on(other)
    walking.answer_page(desktop, choices=walking.SHORT)
    walking.go_on(desktop)

    expect(desktop.locator("header")).to_have_count(1)
    expect(desktop).to_have_url(walking.QUESTION)
    desktop.goto("/digitale-beratung/frage/s03")
    expect(desktop.locator("#pg")).to_have_count(0)


def test_a_tab_left_open_after_deleting_says_what_happened(desktop: Page):
    walking.begin(desktop)
    other = desktop.context.new_page()
    other.goto("/digitale-beratung/frage/s02")
    states.delete_answers(desktop)

    walking.go_on(other)

    expect(other).to_have_url(re.compile(r"/digitale-beratung/$"))


def test_a_later_page_waits_for_the_earlier_ones(desktop: Page):
    walking.begin(desktop)

    desktop.goto("/digitale-beratung/frage/s05")

    expect(desktop).to_have_url(re.compile(r"/s02$"))


def test_b17_starting_again_keeps_the_answers_and_offers_to_go_on(desktop: Page):
    walking.begin(desktop)
    walking.walk(desktop, choices=walking.SHORT)
    desktop.goto(states.START)

    desktop.get_by_role("link", name="Weiter, wo Sie waren").click()

    expect(desktop).to_have_url(walking.RESULT)
