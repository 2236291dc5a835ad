"""Inquiries between the Master and employees: who may see, answer and look after which."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.models.audit_entry import AuditEntry
from portal.models.inquiry import Inquiry
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
from tests.factories.forms import press
from tests.factories.pages import main_text
from tests.factories.received import receive
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing

MAILBOX = "/anbieter/anfragen"
ANSWER = {"art": "antwort", "text": "Gern. Rufen Sie uns an."}


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store two homes of a company and one of another, and sign the Master in."""
    add_offers(Offer(), Offer(name="Haus am Hang"), Offer(name="Haus der anderen"))
    made = make_company(app)
    give_facility(app, made, 1, 2)
    give_facility(app, make_company(app, name="Andere", email="andere@example.org"), 3)
    sign_in(client, app, made.master)
    return made


def stored(app: Flask, inquiry_id: str) -> Inquiry:
    with app.app_context():
        return db.session.get_one(Inquiry, inquiry_id)


def actions(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)))


def path_of(received) -> str:
    return f"{MAILBOX}/{received.id}"


class TestAssign:
    def test_e10_gives_it_to_somebody_who_may_handle_it(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        grant(app, company, 1)
        employee = make_employee(app, company, rights={1: "inquiries"})
        received = receive(app, 1, state="gelesen")

        answer = press(
            client, client.get(path_of(received)), "Festlegen", {"zustaendig": employee.id}
        )

        assert "wer sich um diese Anfrage kümmert" in main_text(client.get(answer.location))
        assert stored(app, received.id).assigned_to == employee.id
        sign_in(client, app, employee)
        assert "Haus am See" in main_text(client.get(f"{MAILBOX}?meine=ja"))

    def test_e10_gives_it_to_nobody_else(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        stranger = make_employee(app, company, rights={1: "light"})
        received = receive(app, 1, state="gelesen")
        app.config["WTF_CSRF_ENABLED"] = False

        answer = client.post(f"{path_of(received)}/zustaendig", data={"zustaendig": stranger.id})

        assert answer.status_code == 404
        assert stored(app, received.id).assigned_to is None


class TestEmployee:
    def test_e09_without_licence_only_the_master_sees_inquiries(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        received = receive(app, 1, state="gelesen")
        sign_in(client, app, make_employee(app, company, rights={1: "inquiries"}))
        app.config["WTF_CSRF_ENABLED"] = False

        assert client.get(MAILBOX).status_code == 403
        assert client.get(path_of(received)).status_code == 403
        assert client.post(f"{path_of(received)}/antworten", data=ANSWER).status_code == 403

    def test_e10_sees_those_of_the_facilities_given(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        for number in (1, 2):
            grant(app, company, number)
        first = receive(app, 1, number=1, state="gelesen")
        second = receive(app, 2, number=2, state="gelesen")
        sign_in(client, app, make_employee(app, company, rights={1: "inquiries", 2: "light"}))

        assert "Haus am Hang" not in main_text(client.get(MAILBOX))
        assert client.get(path_of(first)).status_code == 200
        assert client.get(path_of(second)).status_code == 404


class TestOthers:
    @pytest.mark.usefixtures("company")
    def test_inquiries_of_another_company_do_not_exist(self, app: Flask, client: CheckedClient):
        path = path_of(receive(app, 3, state="gelesen"))
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
