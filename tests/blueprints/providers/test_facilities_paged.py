"""The list of a company with many facilities: its pages and its search."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.models.facility import Facility
from portal.web.extensions import db
from tests.blueprints.conftest import AddOffers
from tests.factories.accounts import sign_in
from tests.factories.companies import add_group, give_facility, make_company
from tests.factories.directory import Offer
from tests.factories.forms import press
from tests.factories.pages import links, main_text, tree
from tests.support.checked_client import CheckedClient

LIST = "/anbieter/einrichtungen"


@pytest.fixture
def ids(app: Flask, client: CheckedClient, add_offers: AddOffers) -> tuple[int, ...]:
    """Sign in the Master of a company with 101 facilities; every second is in Schwerin."""
    towns = ({"city": "Parchim"}, {"city": "Schwerin", "postcode": "19053"})
    found = add_offers(
        *(Offer(name=f"Haus {number:03}", columns=towns[number % 2]) for number in range(101))
    )
    made = make_company(app)
    give_facility(app, made, *found)
    add_group(app, made, *found[:3], name="Drei")
    sign_in(client, app, made.master)
    return found


def names(client: CheckedClient, path: str) -> list[str]:
    rows = tree(client.get(path)).iter("th")
    return [row[0].text or "" for row in rows if row.get("scope") == "row"]


@pytest.mark.usefixtures("ids")
class TestPages:
    def test_shows_fifty_and_leads_on_and_back(self, client: CheckedClient):
        first = client.get(LIST)
        assert "101 Einrichtungen" in main_text(first)
        assert "Seite 1 von 3" in main_text(first)
        second = client.get(links(tree(first))["Nächste Seite"])
        third = client.get(links(tree(second))["Nächste Seite"])

        assert names(client, LIST) == [f"Haus {number:03}" for number in range(50)]
        assert names(client, f"{LIST}?seite=2") == [
            f"Haus {number:03}" for number in range(50, 100)
        ]
        assert names(client, f"{LIST}?seite=3") == ["Haus 100"]
        assert "101 Einrichtungen" in main_text(third)
        assert "Nächste Seite" not in links(tree(third))
        assert links(tree(third))["Vorherige Seite"] == f"{LIST}?seite=2"

    @pytest.mark.parametrize("number", ["99", "1000000000000", "-3", "x"])
    def test_what_is_no_page_is_the_nearest(self, client: CheckedClient, number: str):
        expected = "Seite 3 von 3" if number.isdigit() else "Seite 1 von 3"

        assert expected in main_text(client.get(f"{LIST}?seite={number}"))

    def test_the_group_that_is_chosen_narrows_it(self, client: CheckedClient):
        page = client.get(LIST)
        (group_id,) = (one.get("value") for one in tree(page).iter("option") if one.get("value"))
        press(client, page, "Zeigen", {"gruppe": group_id})

        text = main_text(client.get(LIST))

        assert "3 Einrichtungen in der Gruppe „Drei“" in text
        assert "Seite" not in text


@pytest.mark.usefixtures("ids")
class TestSearch:
    def test_by_place_is_kept_from_page_to_page(self, client: CheckedClient):
        path = f"{LIST}?suche=parchim"
        page = client.get(path)
        assert "101 Einrichtungen, 51 passen zu „parchim“" in main_text(page)
        second = links(tree(page))["Nächste Seite"]

        assert names(client, second) == ["Haus 100"]
        text = main_text(client.get(second))
        assert "101 Einrichtungen, 51 passen zu „parchim“" in text
        assert links(tree(client.get(second)))["Alle zeigen"] == LIST

    @pytest.mark.parametrize("typed", ["haus 007", "Haus+007+Schwerin", "19053 007"])
    def test_by_name_postcode_and_place(self, client: CheckedClient, typed: str):
        assert names(client, f"{LIST}?suche={typed}") == ["Haus 007"]

    def test_says_that_nothing_was_found(self, client: CheckedClient):
        text = main_text(client.get(f"{LIST}?suche=Buxtehude"))

        assert "Keine Einrichtung passt zu „Buxtehude“." in text

    @pytest.mark.parametrize("typed", ["%25", "_", "%27%20OR%201=1--", "<b>", "%00"])
    def test_signs_that_mean_something_elsewhere_are_only_typed(
        self, client: CheckedClient, typed: str
    ):
        answer = client.get(f"{LIST}?suche={typed}")

        assert answer.status_code == 200
        assert "101 Einrichtungen" in main_text(answer)

    def test_a_company_with_few_has_no_search(
        self, app: Flask, client: CheckedClient, add_offers: AddOffers
    ):
        made = make_company(app, name="Klein", email="klein@example.org")
        give_facility(app, made, *add_offers(*(Offer(name=f"Heim {one}") for one in range(10))))
        sign_in(client, app, made.master)

        assert "Einrichtung suchen" not in main_text(client.get(LIST))


class TestSwitch:
    @pytest.mark.parametrize("query", ["?seite=2", "?suche=haus&seite=2"])
    def test_leads_back_to_the_page_on_which_it_stands(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...], query: str
    ):
        answer = press(client, client.get(LIST + query), "Öffentlich: Haus 060")

        assert answer.location == f"{LIST}{query}#b{ids[60]}"
        with app.app_context():
            published = sa.select(Facility.is_published).where(Facility.id == ids[60])
            assert db.session.scalar(published) is False
