"""„Mitarbeiter-Zugänge“, as the Master of a company uses them."""

import pytest
from flask import Flask

from portal.queries.staff import list_rights
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import (
    MadeCompany,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import Offer
from tests.factories.forms import find_form, press
from tests.factories.pages import main_text
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing

STAFF = "/anbieter/mitarbeiter"


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    add_offers(Offer(), Offer(name="Haus am Hang"))
    made = make_company(app)
    give_facility(app, made, 1, 2)
    sign_in(client, app, made.master)
    return made


def rights_of(app: Flask, account_id: str) -> set[int]:
    with app.app_context():
        return set(list_rights(db.session(), account_id=account_id))


class TestBasis:
    @pytest.mark.usefixtures("company")
    def test_i08_is_locked_with_krone_and_says_why(self, client: CheckedClient):
        text = main_text(client.get(STAFF))

        assert "Krone" in text
        assert "Gesperrt" in text
        assert "die einzige Person" in text

    def test_i08_h12_gives_no_rights_without_a_licence(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        employee = make_employee(app, company)
        app.config["WTF_CSRF_ENABLED"] = False
        path = f"{STAFF}/{employee.id}"

        assert "Die Rechte dieser Person ruhen" in main_text(client.get(path))
        assert client.post(path, data={"recht-1": "anfragen"}).status_code == 403
        assert rights_of(app, employee.id) == set()


class TestLicensed:
    def test_e10_the_master_gives_rights_for_the_licensed_facility(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        grant(app, company, 1)
        employee = make_employee(app, company)
        path = f"{STAFF}/{employee.id}"
        assert "Erika Musterfrau" in main_text(client.get(STAFF))

        page = client.get(path)
        assert "recht-2" not in find_form(page, button="Rechte speichern").names
        saved = press(client, page, "Rechte speichern", {"recht-1": ("ampel", "anfragen")})

        assert "gelten sofort" in main_text(client.get(saved.location))
        form = find_form(client.get(path), button="Rechte speichern")
        assert form.chosen("recht-1") == ["ampel", "anfragen"]
        sign_in(client, app, employee)
        assert client.get("/anbieter/anfragen").status_code == 200
        assert client.get("/anbieter/bewertungen").status_code == 403

    def test_e10_crafted_rights_for_another_facility_are_left_out(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        grant(app, company, 1)
        employee = make_employee(app, company)
        app.config["WTF_CSRF_ENABLED"] = False

        client.post(f"{STAFF}/{employee.id}", data={"recht-2": "anfragen", "recht-1": "alles"})

        assert rights_of(app, employee.id) == set()

    def test_says_how_to_invite_where_nobody_is_there(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        grant(app, company, 1)

        assert "Möchten Sie jemanden einladen?" in main_text(client.get(STAFF))


class TestEnding:
    @pytest.mark.parametrize("is_licensed", [True, False])
    def test_the_master_ends_an_access_with_a_licence_or_without(
        self, app: Flask, client: CheckedClient, other_client, company: MadeCompany, is_licensed
    ):
        if is_licensed:
            grant(app, company, 1)
        employee = make_employee(app, company, rights={1: "inquiries"})
        sign_in(other_client, app, employee)
        assert other_client.get("/anbieter/").status_code == 200
        page = client.get(f"{STAFF}/{employee.id}")

        done = press(client, page, "Zugang von Erika Musterfrau beenden")

        assert "Der Zugang ist beendet." in main_text(client.get(done.location))
        assert client.get(f"{STAFF}/{employee.id}").status_code == 404
        assert other_client.get("/anbieter/").status_code == 403
        assert rights_of(app, employee.id) == set()


class TestRefused:
    def test_people_of_others_do_not_exist(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        grant(app, company, 1)
        other = make_company(app, name="Andere", email="andere@example.org")
        stranger = make_employee(app, other)
        app.config["WTF_CSRF_ENABLED"] = False
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            for account_id in (stranger.id, company.master.id, "0" * 32):
                path = f"{STAFF}/{account_id}"
                assert client.get(path).status_code == 404
                assert client.post(path, data={"recht-1": "ampel"}).status_code == 404
                assert client.post(path, data={"beenden": "ja"}).status_code == 404

    def test_employees_give_no_rights(self, app: Flask, client: CheckedClient, company):
        grant(app, company, 1)
        employee = make_employee(app, company, rights={1: "light inquiries read answer"})
        sign_in(client, app, employee)
        app.config["WTF_CSRF_ENABLED"] = False

        assert client.get(STAFF).status_code == 403
        for data in ({"recht-1": "ampel"}, {"beenden": "ja"}):
            assert client.post(f"{STAFF}/{employee.id}", data=data).status_code == 403
