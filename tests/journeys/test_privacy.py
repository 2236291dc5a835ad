"""Nothing of what people tell Robin stays in the browser or leaves for elsewhere."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys import states, walking

STORES = "() => [{...sessionStorage}, {...localStorage}, document.cookie]"
CANARY = "Kanarienvogelhausen"
FORMLESS = ("/", "/informationsportal/", "/pflegehilfsmittel/", "/impressum")
"""Pages without a form; the search of the offers has one, but it only asks."""


def watch_addresses(page: Page) -> list[str]:
    """Collect the address of every request from now on."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    return seen


def test_answers_stand_in_no_address(phone: Page):
    asked = watch_addresses(phone)
    walking.begin(phone)
    pages = walking.walk(phone, choices=walking.LONG)

    origin = phone.url.split("/digitale-beratung/")[0]
    told = {key for name, keys in walking.LONG.items() for key in (name, *keys) if len(key) > 2}

    assert len(pages) > 15
    assert all(url.startswith(f"{origin}/") for url in asked)
    paths = {url.split("/digitale-beratung/")[1] for url in asked if "/digitale-beratung/" in url}
    assert not [(path, word) for path in paths for word in told if word in path]


def test_the_stores_of_the_browser_stay_empty(phone: Page):
    walking.begin(phone)
    walking.walk(phone, choices=walking.SHORT)

    assert phone.evaluate(STORES) == [{}, {}, ""]


def test_a_typed_place_goes_to_the_suggestions_and_nowhere_else(phone: Page):
    asked = watch_addresses(phone)
    phone.goto(states.START)
    with phone.expect_response("**/orte?**"):
        phone.locator("#ort").fill(CANARY)
    states.press_begin(phone)

    expect(phone.locator("#ort")).to_have_value(CANARY)
    assert CANARY not in phone.url
    paths = {url.split("?")[0] for url in asked if CANARY in url}
    assert all(path.endswith("/orte") for path in paths)


def test_one_cookie_that_scripts_cannot_read(phone: Page):
    walking.begin(phone)

    cookies = phone.context.cookies()

    assert len(cookies) == 1
    assert cookies[0]["httpOnly"] is True
    assert cookies[0]["sameSite"] == "Lax"
    assert cookies[0]["domain"] == "127.0.0.1"
    assert cookies[0]["path"] == "/"
    assert cookies[0]["expires"] == -1


def test_pages_without_a_form_set_no_cookie(open_page: Callable[..., Page]):
    page = open_page()
    for address in FORMLESS:
        page.goto(address)

    assert page.context.cookies() == []


def test_deleting_leaves_nothing_to_go_back_to(phone: Page):
    walking.begin(phone)
    walking.walk(phone, choices=walking.SHORT)
    states.delete_answers(phone)

    phone.go_back()

    expect(phone.locator("#teil-1")).to_have_count(0)
