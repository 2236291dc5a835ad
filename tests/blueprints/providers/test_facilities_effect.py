"""What the switch „Öffentlich“ does elsewhere, at once."""

import pytest
from flask import Flask

from portal.domain.entitlements.products import Product
from portal.domain.matching.category import Category
from tests.factories.accounts import sign_in
from tests.factories.companies import give_facility, grant, make_company
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


def test_k10_a_flat_with_its_licence_stands_in_its_tab(
    app: Flask, client: CheckedClient, other_client: CheckedClient, add_offers
):
    (number,) = add_offers(
        Offer(
            category=Category.WOHNEN,
            name="Wohnen am Deich",
            is_published=False,
            columns={"wants_public": False},
        )
    )
    made = make_company(app)
    give_facility(app, made, number)
    grant(app, made, number, Product.WOHNEN)
    sign_in(client, app, made.master)

    press(client, client.get(LIST), "Öffentlich: Wohnen am Deich")

    search = "/pflege-und-wohnangebote/?ort=19370&art="
    assert "Wohnen am Deich" in main_text(other_client.get(f"{search}wohnen"))
    assert "Wohnen am Deich" not in main_text(other_client.get(f"{search}stationaer"))
