"""The Aktivierungs-Link after a „Profilübernahme“."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.domain.accounts.credentials import UNUSABLE_HASH
from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.roles import Role
from portal.models.account import Account
from tests.blueprints.auth.entering import TOKEN, give_link, rows
from tests.factories import pages
from tests.factories.accounts import GOOD_WORDS, make_account
from tests.factories.directory import NOW
from tests.factories.forms import press
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing

PATH = f"/erstanmeldung/{TOKEN}"
NEW = {"passwort": GOOD_WORDS, "passwort2": GOOD_WORDS}


@pytest.fixture(autouse=True)
def _account(app: Flask) -> None:
    made = make_account(app, role=Role.PROVIDER, activated=False)
    give_link(app, made, purpose=Purpose.FIRST_SIGN_IN)


class TestFirstSignIn:
    def test_g08_opening_changes_nothing(self, client: CheckedClient, database):
        with writes_nothing(database):
            for method in ("GET", "HEAD"):
                answer = client.open(PATH, method=method)

        assert answer.status_code == 200
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"

    def test_g08_sets_the_password_and_confirms_the_address(
        self, app: Flask, client: CheckedClient
    ):
        answer = press(client, client.get(PATH), "Konto aktivieren", NEW)

        assert answer.location.startswith("/anmelden")
        ((activated_at, encoded),) = rows(app, Account.activated_at, Account.password_hash)
        assert activated_at == NOW
        assert encoded != UNUSABLE_HASH

    def test_works_once_and_not_for_another_purpose(self, client: CheckedClient):
        shown = client.get(PATH)
        press(client, shown, "Konto aktivieren", NEW)

        assert client.get(PATH).status_code == 410
        assert press(client, shown, "Konto aktivieren", NEW).status_code == 410
        assert client.get(f"/neues-passwort/{TOKEN}").status_code == 410

    def test_an_expired_one_says_what_to_do(self, client: CheckedClient, freeze):
        freeze(NOW + Purpose.FIRST_SIGN_IN.term + timedelta(seconds=1))

        page = client.get(PATH)

        assert page.status_code == 410
        assert "Neues Passwort anfordern" in pages.main_text(page)

    def test_a_weak_password_is_refused(self, app: Flask, client: CheckedClient):
        page = press(
            client, client.get(PATH), "Konto aktivieren", {"passwort": "kurz", "passwort2": "kurz"}
        )

        assert page.status_code == 422
        assert rows(app, Account.activated_at) == [(None,)]
