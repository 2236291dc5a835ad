"""What the switch „Öffentlich“ does elsewhere, at once."""

import pytest
from flask import Flask

from portal.domain.matching.category import Category
from tests.factories.accounts import sign_in
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import Offer
from tests.factories.forms import press
from tests.factories.pages import main_text
from tests.factories.robin import AT_HOME, advise
from tests.support.checked_client import CheckedClient

LIST = "/anbieter/einrichtungen"
NAME = "Pflegedienst am Deich"
SWITCH = f"Öffentlich: {NAME}"
SITEMAP = "/sitemap-0.xml"


@pytest.fixture
def number(app: Flask, client: CheckedClient, add_offers) -> int:
    """Return a hidden service of a company, whose Master is signed in."""
    offer = Offer(
        category=Category.AMBULANT,
        name=NAME,
        served=("19370",),
        is_published=False,
        columns={"wants_public": False},
    )
    (number,) = add_offers(offer)
    made = make_company(app)
    give_facility(app, made, number)
    sign_in(client, app, made.master)
    return number


@pytest.mark.usefixtures("number")
def test_h06_i07_robin_knows_it_at_once_and_forgets_it_at_once(
    client: CheckedClient, other_client: CheckedClient
):
    press(client, client.get(LIST), SWITCH)
    assert NAME in main_text(advise(other_client, AT_HOME))

    press(client, client.get(LIST), SWITCH)
    assert NAME not in main_text(advise(other_client, AT_HOME))


def test_d12_the_sitemap_follows(client: CheckedClient, other_client: CheckedClient, number: int):
    press(client, client.get(LIST), SWITCH)
    assert f"/pflege-und-wohnangebote/{number}<" in other_client.get(SITEMAP).text

    press(client, client.get(LIST), SWITCH)
    assert f"/pflege-und-wohnangebote/{number}<" not in other_client.get(SITEMAP).text
