"""The flats of a housing offer."""

from datetime import date

import pytest
from flask import Flask

from portal.domain.availability.light import Light
from portal.domain.matching.category import Category
from portal.domain.profiles.housing import Certificate, Tenure
from portal.queries.profiles import list_units
from portal.values.money import Money
from portal.web.extensions import db
from tests.factories.accounts import make_account, sign_in
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import TODAY, Offer
from tests.factories.forms import find_form, press
from tests.factories.pages import links, main_text, problems, tree
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted, writes_nothing

OFFER = "/anbieter/einrichtungen/1"
FLATS = f"{OFFER}/wohnungen"
SAVE = "Speichern"
LEAST = {"bezeichnung": "Wohnung 1", "angebot": "miete", "ampel": "frei"}
SOLD = {
    "bezeichnung": "Wohnung 2",
    "angebot": "kauf",
    "ampel": "belegt",
    "frei_ab": "01.05.2026",
    "preis": "250.000",
    "nebenkosten": "200",
    "hausgeld": "300,50",
    "provision": "3,57 %",
    "zimmer": "2,5",
    "flaeche": "54,75",
    "etage": "0",
    "baujahr": "1998",
    "saniert": "2020",
    "energiewert": "75",
    "energieausweis": "bedarf",
    "wbs": "ja",
}


@pytest.fixture
def made(app: Flask, client: CheckedClient, add_offers):
    add_offers(Offer(category=Category.WOHNEN, name="Am Deich"), Offer())
    made = make_company(app)
    give_facility(app, made, 1, 2)
    sign_in(client, app, made.master)
    return made


def units(app: Flask):
    with app.app_context():
        return list_units(db.session(), facility_id=1)


def add(client: CheckedClient, values):
    return press(client, client.get(f"{FLATS}/neu"), SAVE, values)


@pytest.mark.usefixtures("made")
class TestSave:
    def test_k07_holds_all_that_is_asked(self, app: Flask, client: CheckedClient):
        assert add(client, SOLD).location == f"{FLATS}?fertig=gespeichert"

        unit = units(app)[0]
        assert (unit.tenure, unit.price, unit.hausgeld) == (
            Tenure.KAUF,
            Money(25_000_000),
            Money(30_050),
        )
        assert (unit.half_rooms, unit.area_dm2, unit.floor) == (5, 5_475, 0)
        assert (unit.built_in, unit.renovated_in, unit.energy_kwh) == (1998, 2020, 75)
        assert (unit.energy_certificate, unit.needs_wbs) == (Certificate.BEDARF, True)
        assert (unit.light, unit.free_from, unit.confirmed_on) == (
            Light.BELEGT,
            date(2026, 5, 1),
            TODAY,
        )
        assert unit.commission == "3,57 %"

    def test_k07_is_shown_again_as_it_was_typed(self, client: CheckedClient):
        add(client, SOLD)
        way = links(tree(client.get(FLATS)))["Wohnung 2, zum Kauf"]

        form = find_form(client.get(way), button=SAVE)

        shown = {name: form.chosen(name)[0] for name in SOLD}
        assert shown == SOLD | {"preis": "250.000,00", "nebenkosten": "200,00"}

    def test_k08_each_flat_has_its_own_light_for_those_who_search(self, client: CheckedClient):
        add(client, LEAST | {"preis": "850", "enthalten": "ja"})
        add(client, SOLD)

        shown = main_text(client.get("/pflege-und-wohnangebote/1"))

        assert "Wohnung 1, zur Miete" in shown
        assert "Plätze frei" in shown
        assert "Wohnung 2, zum Kauf" in shown
        assert "Belegt" in shown

    def test_is_deleted_from_its_own_page(self, app: Flask, client: CheckedClient):
        add(client, LEAST)
        way = links(tree(client.get(FLATS)))["Wohnung 1, zur Miete"]

        answer = press(client, client.get(way), "Wohnung löschen")

        assert answer.location == f"{FLATS}?fertig=geloescht"
        assert units(app) == ()

    def test_asks_the_database_six_times(self, client: CheckedClient, database):
        for _ in range(3):
            add(client, LEAST)

        with counted(database) as statements:
            client.get(FLATS)

        assert len(statements) <= 6


class TestRefused:
    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize(
        ("field", "text"),
        [
            ("bezeichnung", ""),
            ("bezeichnung", "<b>"),
            ("angebot", ()),
            ("ampel", ()),
            ("preis", "viel"),
            ("zimmer", "2,3"),
            ("flaeche", "klein"),
            ("etage", "oben"),
            ("baujahr", "98"),
            ("energiewert", "-1"),
            ("frei_ab", "bald"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_the_rest(
        self, app: Flask, client: CheckedClient, field: str, text: str
    ):
        answer = add(client, SOLD | {field: text})

        assert answer.status_code == 422
        assert [anchor for anchor, _ in problems(answer)] == [field]
        kept = find_form(answer, button=SAVE)
        assert kept.chosen("provision") == ["3,57 %"]
        assert units(app) == ()

    @pytest.mark.usefixtures("made")
    def test_h13_a_wohneinheit_has_one_flat(self, app: Flask, client: CheckedClient):
        press(
            client,
            client.get(f"{OFFER}/wohnform"),
            SAVE,
            {"merkmal": "aufzug", "bestaetigt": "ja", "form": "wohneinheit"},
        )
        page = client.get(f"{FLATS}/neu")
        add(client, LEAST)
        assert "ändern Sie bitte zuerst die Wohnform in „Wohnanlage“" in main_text(
            client.get(FLATS)
        )

        form = find_form(client.get(f"{FLATS}/neu"), button=SAVE)
        answer = press(client, page, SAVE, LEAST | {"stand": form.chosen("stand")[0]})

        assert answer.status_code == 422
        assert len(units(app)) == 1

    @pytest.mark.usefixtures("made")
    def test_two_people_do_not_overwrite_each_other(self, app: Flask, client: CheckedClient):
        add(client, LEAST)
        way = links(tree(client.get(FLATS)))["Wohnung 1, zur Miete"]
        first, second = client.get(way), client.get(way)
        press(client, first, SAVE, {"preis": "900"})

        answer = press(client, second, SAVE, {"preis": "800"})

        assert answer.status_code == 409
        assert "900,00" in main_text(answer)
        assert find_form(answer, button=SAVE).chosen("preis") == ["800"]
        assert units(app)[0].price == Money(90_000)
        assert press(client, second, "Wohnung löschen").status_code == 409
        assert (
            press(client, client.get(f"{FLATS}/neu"), SAVE, LEAST | {"stand": "1"}).status_code
            == 409
        )

    def test_care_somebody_elses_and_what_is_gone_have_none(
        self, app: Flask, client: CheckedClient, database, made
    ):
        assert client.get("/anbieter/einrichtungen/2/wohnungen").status_code == 404
        assert client.get(f"{FLATS}/77").status_code == 404
        other = make_company(app, name="Andere", email="andere@example.org")
        assert other.id != made.id
        app.config["WTF_CSRF_ENABLED"] = False
        sign_in(client, app, other.master)
        with writes_nothing(database):
            assert client.get(FLATS).status_code == 404
            assert client.post(f"{FLATS}/neu", data=LEAST | {"stand": "1"}).status_code == 404
            assert client.post(f"{FLATS}/1/loeschen", data={"stand": "1"}).status_code == 404
        sign_in(client, app, make_account(app, email="seeker@example.org"))
        assert client.get(FLATS).status_code == 403
        app.config["WTF_CSRF_ENABLED"] = True
