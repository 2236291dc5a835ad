"""The browser's checkers find what they must find."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support import vnu
from tests.support.browser import assert_accessible, assert_no_sideways_scroll, watched_page
from tests.support.good_page import GOOD_PAGE
from tests.support.server import Server

FAULTY = '<!doctype html><html lang="de"><title>A</title><main><h1>A</h1>{}</main></html>'


def test_the_portal_answers(phone: Page):
    answer = phone.goto("/")

    assert answer is not None
    assert answer.status == 200
    assert phone.locator("h1").count() == 1


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ('<img src="/bild.png">', "image-alt"),
        ("<p><input></p>", "label"),
        ('<p style="color:#aaa;background:#fff">Blass</p>', "color-contrast"),
    ],
)
def test_axe_finds_a_fault(browser: Browser, server: Server, fault: str, rule: str):
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    page.set_content(FAULTY.format(fault))

    with pytest.raises(AssertionError, match=rule):
        assert_accessible(page)

    context.close()


def test_axe_accepts_a_good_page(browser: Browser):
    context = browser.new_context()
    page = context.new_page()
    page.set_content(FAULTY.format("<p>Gut</p>"))

    assert_accessible(page)

    context.close()


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("console.error('kaputt')", "console: kaputt"),
        ("setTimeout(() => { throw new Error('geworfen') })", "exception"),
        ("document.body.innerHTML = '<p style=\"color:red\">Rot</p>'", "console"),
        ("fetch('http://192.0.2.1/').catch(() => 0)", "console"),
    ],
)
def test_a_page_with_faults_is_refused(browser: Browser, server: Server, script: str, fault: str):
    def visit() -> None:
        with watched_page(browser, base_url=server.url) as page:
            page.goto("/")
            page.evaluate(f"() => {{ {script} }}")
            page.wait_for_timeout(200)

    with pytest.raises(AssertionError, match=fault):
        visit()


def test_a_foreign_request_is_refused(browser: Browser):
    def visit() -> None:
        with watched_page(browser, base_url="http://127.0.0.1:1") as page:
            page.set_content('<img src="http://192.0.2.1/zaehler.png" alt="">')

    with pytest.raises(AssertionError, match="foreign request"):
        visit()


def test_a_page_that_is_too_wide_is_refused(narrow: Page):
    narrow.set_content('<div style="width:500px">Breit</div>')

    with pytest.raises(AssertionError, match="px wide"):
        assert_no_sideways_scroll(narrow)


def test_scripts_can_be_off(without_scripts: Page):
    without_scripts.goto("/")

    assert without_scripts.locator("h1").count() == 1


def test_vnu_finds_a_fault_and_names_its_page(tmp_path: Path):
    broken = GOOD_PAGE.replace("<h2>Ihr Ort</h2>", "<h2>Ihr <p>Ort</p></h2>")

    found = vnu.complaints({"gut": GOOD_PAGE, "schlecht": broken}, folder=tmp_path)

    assert found
    assert all(one.startswith("schlecht:") for one in found)
