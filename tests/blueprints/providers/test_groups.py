"""„Gruppen“, as the Master of a company uses them."""

import pytest
from flask import Flask

from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import (
    MadeCompany,
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import Offer
from tests.factories.forms import find_form, press
from tests.factories.pages import main_text
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted, writes_nothing

GROUPS = "/anbieter/gruppen"


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store two facilities with their company, and sign its Master in."""
    add_offers(Offer(name="Haus am See"), Offer(name="Haus am Hang"), Offer(name="Fremdes Haus"))
    made = make_company(app)
    give_facility(app, made, 1, 2)
    sign_in(client, app, made.master)
    return made


class TestMaster:
    @pytest.mark.usefixtures("company")
    def test_n01_n02_makes_a_group_with_a_free_name_and_fills_it(self, client: CheckedClient):
        page = client.get(GROUPS)
        assert "Noch gibt es keine Gruppe." in main_text(page)

        made = press(client, page, "Gruppe anlegen", {"name": "Köln Einrichtungen"})
        whole = client.get(made.location)
        assert find_form(whole, button="Speichern").options("einrichtung") == ["2", "1"]
        saved = press(client, whole, "Speichern", {"einrichtung": ("1",)})

        text = main_text(client.get(saved.location))
        assert "Die Gruppe ist gespeichert." in text
        assert "Köln Einrichtungen 1 Einrichtung" in text
        assert find_form(client.get(made.location), button="Speichern").chosen("einrichtung") == [
            "1"
        ]

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize("name", ["", "x" * 61, "Köln\x00"])
    def test_n01_says_what_is_wrong_with_a_name_and_keeps_it(
        self, client: CheckedClient, name: str
    ):
        answer = press(client, client.get(GROUPS), "Gruppe anlegen", {"name": name})

        assert answer.status_code == 422
        assert "Bitte prüfen Sie Ihre Angaben" in main_text(answer)
        kept = find_form(answer, button="Gruppe anlegen").chosen("name")
        assert kept == [name.replace("\x00", " ")]

    def test_n01_refuses_a_name_twice(self, app: Flask, client: CheckedClient, company):
        add_group(app, company, name="Köln")

        answer = press(client, client.get(GROUPS), "Gruppe anlegen", {"name": "köln"})

        assert answer.status_code == 422
        assert "Eine Gruppe mit diesem Namen haben Sie schon." in main_text(answer)

    def test_a_wrong_name_keeps_the_ticks(self, app: Flask, client: CheckedClient, company):
        group_id = add_group(app, company, 1)

        answer = press(
            client,
            client.get(f"{GROUPS}/{group_id}"),
            "Speichern",
            {"name": "", "einrichtung": ("2",)},
        )

        assert answer.status_code == 422
        assert find_form(answer, button="Speichern").chosen("einrichtung") == ["2"]

    def test_refuses_the_name_of_another(self, app: Flask, client: CheckedClient, company):
        add_group(app, company, name="Berlin")
        group_id = add_group(app, company, 1)

        page = client.get(f"{GROUPS}/{group_id}")
        answer = press(client, page, "Speichern", {"name": "Berlin"})

        assert answer.status_code == 422

    def test_n04_deletes_a_group_after_a_question(self, app: Flask, client: CheckedClient, company):
        group_id = add_group(app, company, 1)

        asked = client.get(f"{GROUPS}/{group_id}/loeschen")
        assert "Ihre Einrichtungen bleiben, wie sie sind." in main_text(asked)
        done = press(client, asked, "Gruppe löschen")

        assert "Die Einrichtungen sind geblieben." in main_text(client.get(done.location))
        assert press(client, asked, "Gruppe löschen").status_code == 404
        assert "Sie haben 2 Einrichtungen" in main_text(client.get("/anbieter/"))

    def test_n05_what_is_in_no_group_stands_under_all(
        self, app: Flask, client: CheckedClient, company
    ):
        add_group(app, company, 1, name="Köln")

        page = client.get("/anbieter/")

        assert find_form(page, button="Zeigen").chosen("gruppe") == []
        assert "Sie haben 2 Einrichtungen" in main_text(page)

    def test_asks_the_database_as_often_with_many_facilities(
        self, app: Flask, client: CheckedClient, company, add_offers
    ):
        ids = add_offers(*(Offer(name=f"Haus {number}") for number in range(30)))
        give_facility(app, company, *ids)
        group_id = add_group(app, company, *ids)
        with app.app_context():
            engine = db.engine

        with counted(engine) as statements:
            client.get(f"{GROUPS}/{group_id}")

        assert len(statements) <= 6


class TestRefused:
    def test_n02_takes_no_facility_of_another_company(
        self, app: Flask, client: CheckedClient, company
    ):
        group_id = add_group(app, company)
        app.config["WTF_CSRF_ENABLED"] = False

        client.post(f"{GROUPS}/{group_id}", data={"name": "Köln", "einrichtung": ["3", "x"]})

        chosen = find_form(client.get(f"{GROUPS}/{group_id}"), button="Speichern")
        assert chosen.chosen("einrichtung") == []

    @pytest.mark.usefixtures("company")
    def test_finds_no_group_of_another_company(self, app: Flask, client: CheckedClient):
        theirs = add_group(app, make_company(app, email="andere@example.org"))
        app.config["WTF_CSRF_ENABLED"] = False
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            for path in (f"{GROUPS}/{theirs}", f"{GROUPS}/{theirs}/loeschen"):
                assert client.get(path).status_code == 404
                assert client.post(path, data={"name": "Meins"}).status_code == 404

    @pytest.mark.usefixtures("company")
    def test_a_form_without_its_number_is_malformed(self, app: Flask, client: CheckedClient):
        app.config["WTF_CSRF_ENABLED"] = False

        assert client.post(GROUPS, data={"name": "Köln", "nummer": "1"}).status_code == 400

    def test_employees_manage_no_groups(self, app: Flask, client: CheckedClient, company):
        grant(app, company, 1)
        sign_in(client, app, make_employee(app, company, rights={1: "light inquiries"}))

        assert client.get(GROUPS).status_code == 403
