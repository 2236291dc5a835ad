"""What stands around every page of the dashboard."""

import pytest
from flask import Flask

from tests.factories.accounts import sign_in
from tests.factories.companies import (
    make_company,
)
from tests.factories.directory import NOW
from tests.factories.pages import main_text
from tests.support.checked_client import CheckedClient


@pytest.fixture(autouse=True)
def _stopped_clock(freeze) -> None:
    freeze(NOW)


class TestDesk:
    def test_names_the_company_and_no_other(self, app: Flask, client: CheckedClient):
        make_company(app, name="Andere", email="andere@example.org")
        sign_in(client, app, make_company(app, name="Pflege am Deich gGmbH").master)

        text = main_text(client.get("/anbieter/"))

        assert "Pflege am Deich gGmbH" in text
        assert "Andere" not in text

    def test_tells_that_the_company_is_locked(self, app: Flask, client: CheckedClient):
        made = make_company(app, locked_at=NOW, lock_reason="Prüfung")
        sign_in(client, app, made.master)

        assert "Ihr Unternehmen ist gesperrt" in main_text(client.get("/anbieter/"))
