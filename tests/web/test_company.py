"""For whom somebody acts, and what of it exists for them."""

from typing import Any

import pytest
from flask import Flask

from portal.domain.access.permission import Permission
from portal.web.company import acting, own_facility
from portal.web.extensions import db
from tests.factories import pages
from tests.factories.accounts import make_account, sign_in
from tests.factories.companies import give_facility, grant, make_company, make_employee
from tests.factories.directory import NOW, Offer, store
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted
from tests.web.conftest import AddView

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


@pytest.fixture(autouse=True)
def _stopped_clock(freeze) -> None:
    freeze(NOW)


class TestActing:
    def test_is_looked_up_once(self, app: Flask, client: CheckedClient, add_view: AddView):
        made = make_company(app)
        sign_in(client, app, made.master)
        asked = []

        def view() -> Any:
            first = acting()
            with counted(db.engine) as statements:
                assert acting() is first
            asked.extend(statements)
            return first.company_id, PLAIN

        add_view("/probe", view)

        assert client.get("/probe").text == made.id
        assert asked == []

    def test_refuses_whoever_works_for_no_company(
        self, app: Flask, client: CheckedClient, add_view: AddView
    ):
        sign_in(client, app, make_account(app))
        add_view("/probe", lambda: (acting().name, PLAIN))

        answer = client.get("/probe")

        assert answer.status_code == 403
        assert "Sie arbeiten für kein Unternehmen mehr" in pages.main_text(answer)
        assert pages.links(pages.tree(answer))["Zu meinem Konto"] == "/mein-konto/einstellungen"


class TestOwnFacility:
    @pytest.mark.parametrize(
        "case",
        [
            (1, Permission.LIGHTS_SET, 200),
            (1, Permission.REVIEWS_ANSWER, 403),
            (2, Permission.LIGHTS_SET, 404),
            (3, Permission.LIGHTS_SET, 404),
            (4, Permission.LIGHTS_SET, 404),
        ],
    )
    def test_h08_an_employee_has_the_facilities_assigned_and_the_rights_given(
        self, app: Flask, client: CheckedClient, add_view: AddView, case: tuple[int, str, int]
    ):
        facility_id, permission, expected = case
        store(app, [Offer(), Offer(name="Haus am Hang"), Offer(name="Haus der anderen")])
        made = make_company(app)
        give_facility(app, made, 1, 2)
        give_facility(app, make_company(app, name="Andere", email="andere@example.org"), 3)
        grant(app, made, 1)
        sign_in(client, app, make_employee(app, made, rights={1: "light", 2: "light"}))
        add_view("/probe", lambda: (own_facility(facility_id, permission).name, PLAIN))

        assert client.get("/probe").status_code == expected
