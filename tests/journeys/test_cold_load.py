"""What a first visit costs over the line."""

import urllib.request

import pytest
from playwright.sync_api import Page

from tests.journeys import states

MOST_REQUESTS = 3
MOST_BYTES = 22_000
"""Bodies of a page, of htmx and of the icon together, as browsers get them over https."""


def addresses_of(page: Page, *, path: str) -> tuple[str, ...]:
    """Return everything a browser with an empty cache asks for."""
    seen: list[str] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on("Network.requestWillBeSent", lambda event: seen.append(event["request"]["url"]))
    page.goto(path, wait_until="networkidle")
    return tuple(seen)


def bytes_of(address: str) -> int:
    """Return the size of a body in brotli, which browsers take over https only."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "br"})  # noqa: S310 – our own server
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 – http, loopback
        return len(answer.read())


@pytest.mark.parametrize(
    "path",
    [
        "/",
        states.START,
        states.HITS,
        "/informationsportal/",
        "/informationsportal/verhinderungs-und-kurzzeitpflege",
        "/pflegehilfsmittel/",
    ],
)
def test_x14_a_cold_page_is_light(phone: Page, path: str):
    addresses = addresses_of(phone, path=path)

    total = sum(bytes_of(address) for address in addresses)

    assert 0 < len(addresses) <= MOST_REQUESTS
    assert 1_000 < total <= MOST_BYTES


def test_htmx_is_counted_where_it_is_used(phone: Page):
    addresses = addresses_of(phone, path=states.START)

    assert any("htmx" in address for address in addresses)
