"""„Stimmt noch“, for one facility, for those of a page or for all."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.availability.light import KindOfPlace, Light
from portal.models.facility import Availability
from portal.web import clock
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import MadeCompany, add_group, give_facility, make_company
from tests.factories.directory import NOW, Lamp, Offer
from tests.factories.forms import press
from tests.factories.pages import main_text
from tests.support.checked_client import CheckedClient

LIGHTS = "/anbieter/verfuegbarkeit"
ALL_OF_ONE = "Alles stimmt noch (1\u00a0Einrichtung)"
OLD = Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.FREI, days_ago=20, places=2)


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store a home with a light of long ago, another company's home, and sign the Master in."""
    add_offers(Offer(lamps=(OLD,)), Offer(name="Haus der anderen", lamps=(OLD,)))
    made = make_company(app)
    give_facility(app, made, 1)
    give_facility(app, make_company(app, name="Andere", email="andere@example.org"), 2)
    sign_in(client, app, made.master)
    return made


def days(app: Flask) -> dict[int, int]:
    """Return how many days ago each light was confirmed, by facility."""
    with app.app_context():
        rows = db.session.execute(sa.select(Availability.facility_id, Availability.confirmed_on))
        return {number: (clock.today() - day).days for number, day in rows if day}


class TestConfirm:
    def test_x02_decays_with_age(
        self, app: Flask, client: CheckedClient, company: MadeCompany, freeze
    ):
        assert "seit 20 Tagen nicht bestätigt" in main_text(client.get(LIGHTS))
        freeze(NOW + timedelta(days=11))
        sign_in(client, app, company.master)
        assert "Keine Angabe" in main_text(client.get(LIGHTS))

    def test_x02_shows_what_would_count_again(
        self, app: Flask, client: CheckedClient, company: MadeCompany, freeze
    ):
        freeze(NOW + timedelta(days=11))
        sign_in(client, app, company.master)
        page = client.get(LIGHTS)
        assert "Zuletzt gemeldet am 10. Februar 2026: Plätze frei (2)." in main_text(page)

        press(client, page, ALL_OF_ONE)

        assert "Zuletzt gemeldet" not in main_text(client.get(LIGHTS))
        assert days(app) == {1: 0, 2: 31}

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize("button", ["Stimmt noch: Haus am See", ALL_OF_ONE])
    def test_x20_confirms_one_house_or_all(self, app: Flask, client: CheckedClient, button: str):
        answer = press(client, client.get(LIGHTS), button)

        assert "Die Angaben gelten ab heute als bestätigt." in main_text(
            client.get(answer.location.partition("#")[0])
        )
        assert days(app) == {1: 0, 2: 20}

    def test_x20_confirms_the_group_that_is_looked_at(
        self, app: Flask, client: CheckedClient, company: MadeCompany, add_offers
    ):
        (other,) = add_offers(Offer(name="Haus am Hang", lamps=(OLD,)))
        give_facility(app, company, other)
        group_id = add_group(app, company, other)
        press(client, client.get(LIGHTS), "Zeigen", {"gruppe": group_id})

        press(client, client.get(LIGHTS), ALL_OF_ONE)

        assert days(app) == {1: 20, 2: 20, other: 0}

    @pytest.mark.usefixtures("company")
    def test_confirms_nothing_of_others(self, app: Flask, client: CheckedClient):
        app.config["WTF_CSRF_ENABLED"] = False

        assert client.post(f"{LIGHTS}/2/stimmt-noch").status_code == 404
        client.post(f"{LIGHTS}/stimmt-noch", data={"haus": ["2"]})
        client.post(f"{LIGHTS}/stimmt-noch", data={"haus": ["viele"], "zahl": "2"})

        assert days(app) == {1: 20, 2: 20}


@pytest.fixture
def many(app: Flask, company: MadeCompany, add_offers) -> tuple[int, ...]:
    """Give the company 30 further homes, of which 28 say something; return their ids."""
    offers = (Offer(name=f"Haus {n:02}", lamps=(OLD,) if n < 28 else ()) for n in range(30))
    ids = add_offers(*offers)
    give_facility(app, company, *ids)
    return ids


@pytest.mark.usefixtures("many")
class TestManyPages:
    """25 facilities stand on a page; the rest and the one of before on the second."""

    def test_x20_says_how_many_a_page_has_and_confirms_just_these(
        self, app: Flask, client: CheckedClient
    ):
        press(client, client.get(LIGHTS), "Diese Seite stimmt noch (25\u00a0Einrichtungen)")

        confirmed = [number for number, ago in days(app).items() if ago == 0]
        assert len(confirmed) == 25

    def test_x20_leads_back_to_the_page(self, app: Flask, client: CheckedClient):
        page = client.get(f"{LIGHTS}?seite=2")

        answer = press(client, page, "Diese Seite stimmt noch (4\u00a0Einrichtungen)")

        assert answer.location == f"{LIGHTS}?seite=2&getan=bestaetigt"
        assert sorted(days(app).values()) == [0] * 4 + [20] * 26

    def test_x20_says_how_many_there_are_in_all_and_confirms_them(
        self, app: Flask, client: CheckedClient
    ):
        page = client.get(f"{LIGHTS}?seite=2")

        press(client, page, "Alles stimmt noch (29\u00a0Einrichtungen)")

        assert sorted(days(app).values()) == [0] * 29 + [20]

    def test_x20_confirms_nothing_if_they_are_not_as_many_any_more(
        self, app: Flask, client: CheckedClient
    ):
        page = client.get(f"{LIGHTS}?seite=2")
        with app.app_context():
            db.session.execute(sa.delete(Availability).where(Availability.facility_id == 1))
            db.session.commit()

        late = press(client, page, "Alles stimmt noch (29\u00a0Einrichtungen)")

        assert late.status_code == 409
        assert "Es ist noch nichts bestätigt." in main_text(late)
        assert "Seite 2" in main_text(late)
        assert set(days(app).values()) == {20}

    def test_h07_a_tap_leads_back_to_its_page(self, client: CheckedClient):
        page = client.get(f"{LIGHTS}?seite=2")

        answer = press(client, page, "Belegt: Dauerpflege")

        assert answer.location.startswith(f"{LIGHTS}?seite=2&getan=gespeichert#a")

    def test_h07_and_so_does_the_page_of_one_light(
        self, client: CheckedClient, many: tuple[int, ...]
    ):
        path = f"{LIGHTS}/{many[26]}/dauerpflege?seite=2"
        assert path in client.get(f"{LIGHTS}?seite=2").text

        answer = press(client, client.get(path), "Speichern", {"ampel": "belegt", "plaetze": ""})

        assert answer.location == f"{LIGHTS}?seite=2&getan=gespeichert#h{many[26]}"

    def test_h07_swap_equals_reload_on_each_page(
        self, app: Flask, client: CheckedClient, many: tuple[int, ...]
    ):
        app.config["WTF_CSRF_ENABLED"] = False
        anchor = f"a{many[26]}-dauerpflege"
        swapped = client.post(
            f"{LIGHTS}/{many[26]}/dauerpflege/ampel",
            data={"ampel": "belegt", "seite": "2"},
            headers={"HX-Request": "true", "HX-Target": anchor},
        )

        reloaded = client.get(f"{LIGHTS}?seite=2").text
        assert light_of(swapped.text, anchor) == light_of(reloaded, anchor)
        assert 'name="seite" value="2"' in swapped.text


def light_of(text: str, anchor: str) -> str:
    """Return the form of one light without the token that is another each time."""
    form = text[text.index(f'id="{anchor}"') :].partition("</form>")[0]
    return re.sub(r'name="csrf_token" value="[^"]*"', "", form)


class TestNothingSaid:
    def test_x20_there_is_no_button_where_nothing_can_be_confirmed(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        (number,) = add_offers(Offer(name="Haus am Hang"))
        made = make_company(app)
        give_facility(app, made, number)
        sign_in(client, app, made.master)

        page = client.get(LIGHTS)

        assert "Haus am Hang" in main_text(page)
        assert "Alles stimmt noch" not in main_text(page)
