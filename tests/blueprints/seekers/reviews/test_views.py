"""What holds for every page about reviews."""

import pytest

from tests.factories import pages, reviews
from tests.factories.directory import Offer


@pytest.fixture
def house(add_offers):
    return add_offers(Offer(name="Haus am See"))[0]


def test_pages_that_a_secret_link_opens_are_kept_by_nobody(client, app, house):
    link = reviews.publish(client, app, house)

    for path in (link, f"{link}/aendern"):
        headers = client.get(path).headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"


def test_only_the_list_may_be_found_by_search_engines(client, app, house):
    link = reviews.publish(client, app, house)
    base = f"/pflege-und-wohnangebote/{house}"

    hidden = (f"{base}/bewerten", f"{base}/bewerten/gesendet", link, "/bewertung-geloescht")
    assert all('content="noindex"' in client.get(path).text for path in hidden)
    assert "noindex" not in client.get(f"{base}/bewertungen").text


def test_reading_sets_no_cookie(client, house):
    assert "Set-Cookie" not in client.get(f"/pflege-und-wohnangebote/{house}/bewertungen").headers


def test_a24_nobody_needs_an_account(client, app, house):
    reviews.publish(client, app, house)

    page = client.get(f"/pflege-und-wohnangebote/{house}/bewertungen")
    assert "Erika" in pages.main_text(page)
