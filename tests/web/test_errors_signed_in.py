"""Errors of somebody who is signed in: the menu stays, unless asking for it would fail as well."""

import pytest
from flask import Flask

from portal.web.extensions import db
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import NOW
from tests.support.checked_client import CheckedClient
from tests.web.conftest import AddView


@pytest.fixture
def signed_in(app: Flask, client: CheckedClient, freeze) -> CheckedClient:
    freeze(NOW)
    sign_in(client, app, make_account(app))
    return client


class TestErrors:
    def test_a_mistaken_address_keeps_the_menu(self, signed_in: CheckedClient):
        page = signed_in.get("/gibt/es/nicht")

        assert page.status_code == 404
        assert "Abmelden" in page.text

    def test_a_database_that_fails_is_told_without_it(self, app: Flask, signed_in: CheckedClient):
        with app.app_context(), db.engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE account_session")

        page = signed_in.get("/")

        assert page.status_code == 503
        assert "Abmelden" not in page.text
        assert "Mein Konto" in page.text

    def test_a_mistake_of_ours_is_told_without_it(
        self, app: Flask, signed_in: CheckedClient, add_view: AddView
    ):
        app.testing = False
        add_view("/kaputt", lambda: 1 // 0)

        page = signed_in.get("/kaputt")

        assert page.status_code == 500
        assert "Abmelden" not in page.text
