"""Inquiries between the Master and employees: who may see, answer and look after which."""

import pytest
from flask import Flask

from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import MadeCompany, grant, make_employee
from tests.factories.forms import press
from tests.factories.pages import main_text
from tests.factories.received import receive, stored_inquiry
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing

MAILBOX = "/anbieter/anfragen"
ANSWER = {"art": "antwort", "text": "Gern. Rufen Sie uns an."}


class TestAssign:
    def test_e10_gives_it_to_somebody_who_may_handle_it(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        grant(app, company, 1)
        employee = make_employee(app, company, rights={1: "inquiries"})
        received = receive(app, 1, state="gelesen")

        answer = press(
            client, client.get(received.in_dashboard), "Festlegen", {"zustaendig": employee.id}
        )

        assert "wer sich um diese Anfrage kümmert" in main_text(client.get(answer.location))
        assert stored_inquiry(app, received).assigned_to == employee.id
        sign_in(client, app, employee)
        assert "Haus am See" in main_text(client.get(f"{MAILBOX}?meine=ja"))

    def test_e10_gives_it_to_nobody_else(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        stranger = make_employee(app, company, rights={1: "light"})
        received = receive(app, 1, state="gelesen")
        app.config["WTF_CSRF_ENABLED"] = False

        answer = client.post(
            f"{received.in_dashboard}/zustaendig", data={"zustaendig": stranger.id}
        )

        assert answer.status_code == 404
        assert stored_inquiry(app, received).assigned_to is None


class TestEmployee:
    def test_e09_without_licence_only_the_master_sees_inquiries(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        received = receive(app, 1, state="gelesen")
        sign_in(client, app, make_employee(app, company, rights={1: "inquiries"}))
        app.config["WTF_CSRF_ENABLED"] = False

        assert client.get(MAILBOX).status_code == 403
        assert client.get(received.in_dashboard).status_code == 403
        assert client.post(f"{received.in_dashboard}/antworten", data=ANSWER).status_code == 403

    def test_e10_sees_those_of_the_facilities_given(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        for number in (1, 2):
            grant(app, company, number)
        first = receive(app, 1, number=1, state="gelesen")
        second = receive(app, 2, number=2, state="gelesen")
        sign_in(client, app, make_employee(app, company, rights={1: "inquiries", 2: "light"}))

        assert "Haus am Hang" not in main_text(client.get(MAILBOX))
        assert client.get(first.in_dashboard).status_code == 200
        assert client.get(second.in_dashboard).status_code == 404


class TestOthers:
    @pytest.mark.usefixtures("company")
    def test_inquiries_of_another_company_do_not_exist(self, app: Flask, client: CheckedClient):
        path = receive(app, 3, state="gelesen").in_dashboard
        app.config["WTF_CSRF_ENABLED"] = False
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            for method, one in (
                ("GET", path),
                ("POST", path),
                ("POST", f"{path}/antworten"),
                ("POST", f"{path}/absagen"),
                ("POST", f"{path}/zustaendig"),
                ("GET", f"{path}/termin.ics"),
            ):
                assert client.open(one, method=method, data=ANSWER).status_code == 404, one
