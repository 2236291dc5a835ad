"""„Verfügbarkeit“, as those use it who may set lights."""

from datetime import date, timedelta

import brotli
import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.models.facility import Availability
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import (
    MadeCompany,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import TODAY, Lamp, Offer
from tests.factories.forms import find_form, press
from tests.factories.pages import main_text
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted, writes_nothing

LIGHTS = "/anbieter/verfuegbarkeit"
TAP = f"{LIGHTS}/1/dauerpflege/ampel"
ONE_PACKET = 1_460
STATUS_LINE = len("HTTP/1.1 200 OK\r\n\r\n")
ONE = f"{LIGHTS}/1/dauerpflege"
ROW = {"HX-Request": "true", "HX-Target": "a1-dauerpflege"}


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store a home with a light of long ago, another company's home, and sign the Master in."""
    lamp = Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.FREI, days_ago=20, places=2)
    add_offers(Offer(lamps=(lamp,)), Offer(name="Haus der anderen", lamps=(lamp,)))
    made = make_company(app)
    give_facility(app, made, 1)
    give_facility(app, make_company(app, name="Andere", email="andere@example.org"), 2)
    sign_in(client, app, made.master)
    return made


def stored(app: Flask, facility_id: int = 1) -> Availability:
    with app.app_context():
        found = sa.select(Availability).where(
            Availability.facility_id == facility_id, Availability.kind == "dauerpflege"
        )
        return db.session.scalars(found).one()


class TestTap:
    @pytest.mark.usefixtures("company")
    def test_i06_h07_one_tap_sets_the_light_and_everybody_sees_it(
        self, app: Flask, client: CheckedClient
    ):
        answer = press(client, client.get(LIGHTS), "Belegt: Dauerpflege")

        assert answer.status_code == 303
        assert "gleich für alle sichtbar" in main_text(client.get(answer.location.split("#")[0]))
        found = stored(app)
        assert (found.light, found.places, found.confirmed_on) == ("belegt", None, TODAY)
        assert "Belegt" in client.get("/pflege-und-wohnangebote/1").text

    @pytest.mark.usefixtures("company")
    def test_h16_the_same_light_again_confirms_it(self, app: Flask, client: CheckedClient):
        press(client, client.get(LIGHTS), "Plätze frei: Dauerpflege")

        found = stored(app)
        assert (found.light, found.places, found.confirmed_on) == ("frei", 2, TODAY)

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize("number", ["1", "9"])
    def test_x03_answers_htmx_with_its_line_in_one_packet(
        self, app: Flask, client: CheckedClient, number: str
    ):
        app.config["WTF_CSRF_ENABLED"] = False

        answer = client.post(TAP, data={"ampel": "belegt", "seite": number}, headers=ROW)

        headers = sum(len(name) + len(value) + 4 for name, value in answer.headers)
        body = len(brotli.compress(answer.data, quality=5))
        assert STATUS_LINE + headers + body <= ONE_PACKET
        assert 'id="a1-dauerpflege"' in answer.text
        assert "Haus am See, Dauerpflege: Belegt." in answer.text
        assert "<html" not in answer.text

    @pytest.mark.usefixtures("company")
    def test_h07_a_tap_that_fails_loads_the_page_anew_and_never_looks_done(
        self, app: Flask, client: CheckedClient
    ):
        app.config["WTF_CSRF_ENABLED"] = True

        answer = client.post(TAP, data={"ampel": "belegt"}, headers=ROW)

        assert (answer.status_code, answer.headers.get("HX-Refresh")) == (400, "true")
        assert stored(app).light == "frei"
        plain = client.post(TAP, data={"ampel": "belegt"})
        assert (plain.status_code, "HX-Refresh" in plain.headers) == (400, False)

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize("light", ["", "gelb"])
    def test_i06_h07_takes_no_other_light(self, app: Flask, client: CheckedClient, light: str):
        app.config["WTF_CSRF_ENABLED"] = False

        assert client.post(TAP, data={"ampel": light}).status_code == 400
        assert stored(app).light == "frei"

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize("path", [f"{LIGHTS}/2/dauerpflege", f"{LIGHTS}/1/garage"])
    def test_finds_neither_the_house_of_others_nor_a_strange_kind(
        self, app: Flask, client: CheckedClient, path: str
    ):
        app.config["WTF_CSRF_ENABLED"] = False
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            assert client.get(path).status_code == 404
            assert client.post(path, data={"ampel": "belegt"}).status_code == 404
            assert client.post(f"{path}/ampel", data={"ampel": "belegt"}).status_code == 404


class TestEmployee:
    def test_h08_without_licence_only_the_master_sets_the_light(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        app.config["WTF_CSRF_ENABLED"] = False
        sign_in(client, app, make_employee(app, company, rights={1: "light"}))

        assert client.post(TAP, data={"ampel": "belegt"}).status_code == 403
        assert stored(app).light == "frei"

    @pytest.mark.parametrize(("rights", "status"), [("light", 303), ("inquiries", 403)])
    def test_h08_with_a_licence_those_set_it_who_may(
        self, app: Flask, client: CheckedClient, company: MadeCompany, rights: str, status: int
    ):
        app.config["WTF_CSRF_ENABLED"] = False
        grant(app, company, 1)
        sign_in(client, app, make_employee(app, company, rights={1: rights}))

        assert client.post(TAP, data={"ampel": "belegt"}).status_code == status
        assert stored(app).light == ("belegt" if status == 303 else "frei")


class TestShow:
    @pytest.mark.usefixtures("company")
    def test_x03_takes_number_and_day(self, app: Flask, client: CheckedClient):
        typed = {"ampel": "frei", "plaetze": "3", "frei_ab": "2026-04-01"}

        answer = press(client, client.get(ONE), "Speichern", typed)

        assert answer.status_code == 303
        found = stored(app)
        assert (found.places, found.free_from) == (3, date(2026, 4, 1))
        text = main_text(client.get(LIGHTS))
        assert "Plätze frei (3), ab 1. April 2026, heute bestätigt" in text

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"ampel": "frei", "plaetze": "0"}, "eine Zahl von 1 bis 999"),
            ({"ampel": "frei", "plaetze": "viele"}, "eine Zahl von 1 bis 999"),
            ({"ampel": "belegt", "plaetze": "2"}, "passt nur zu „Plätze frei“"),
            ({"ampel": "frei", "frei_ab": "bald"}, "Bitte geben Sie einen Tag ein"),
            ({"ampel": "frei", "frei_ab": "1.3.2026"}, "Dieser Tag ist schon vorbei."),
            ({"ampel": "frei", "frei_ab": "2029-01-01"}, "in den nächsten 2 Jahren"),
            ({"ampel": "unbekannt", "frei_ab": "2026-04-01", "plaetze": ""}, "„Keine Angabe“"),
        ],
    )
    def test_x03_says_what_is_wrong_and_keeps_what_was_typed(
        self, app: Flask, client: CheckedClient, typed: dict[str, str], sentence: str
    ):
        answer = press(client, client.get(ONE), "Speichern", {"plaetze": ""} | typed)

        assert answer.status_code == 422
        assert sentence in main_text(answer)
        form = find_form(answer, button="Speichern")
        assert {name: form.chosen(name) for name in typed} == {
            name: [value] for name, value in typed.items()
        }
        assert stored(app).confirmed_on == TODAY - timedelta(days=20)

    @pytest.mark.usefixtures("company")
    def test_asks_for_a_light(self, app: Flask, client: CheckedClient):
        app.config["WTF_CSRF_ENABLED"] = False

        answer = client.post(ONE, data={"ampel": "gelb"})

        assert answer.status_code == 422
        assert "Bitte wählen Sie, was die Ampel zeigen soll." in main_text(answer)

    def test_x03_weekdays_belong_to_tagespflege(
        self, app: Flask, client: CheckedClient, company: MadeCompany, add_offers
    ):
        (number,) = add_offers(Offer(category=Category.TAGESPFLEGE, name="Tagespflege am Markt"))
        give_facility(app, company, number)
        path = f"{LIGHTS}/{number}/tagespflege"

        press(client, client.get(path), "Speichern", {"ampel": "frei", "tag": ("Di", "Do")})

        assert find_form(client.get(path), button="Speichern").chosen("tag") == ["Di", "Do"]
        assert "tag" not in find_form(client.get(ONE), button="Speichern").names

    @pytest.mark.usefixtures("company")
    def test_shows_what_was_said_before(self, client: CheckedClient):
        press(client, client.get(LIGHTS), "Belegt: Dauerpflege")
        press(client, client.get(LIGHTS), "Auf Anfrage: Dauerpflege")

        text = main_text(client.get(ONE))

        assert "Was bisher gemeldet war" in text
        assert text.index("Auf Anfrage Erika") < text.index("Belegt Erika")


class TestIndex:
    def test_shows_many_houses_page_by_page_with_the_same_statements(
        self, app: Flask, client: CheckedClient, company: MadeCompany, add_offers
    ):
        ids = add_offers(*(Offer(name=f"Haus {number:02}") for number in range(30)))
        give_facility(app, company, *ids)
        with app.app_context():
            engine = db.engine

        with counted(engine) as statements:
            first = client.get(LIGHTS)

        assert len(statements) <= 6
        assert "Haus 24" in main_text(first)
        assert "Haus 25" not in main_text(first)
        assert "Haus 29" in main_text(client.get(f"{LIGHTS}?seite=2"))
        assert "noch keine Einrichtung" in main_text(client.get(f"{LIGHTS}?seite=999999"))
