"""An address registered by a stranger and by its owner: the stranger's password never counts."""

from datetime import timedelta

import pytest

from portal.domain.accounts.credentials import UNUSABLE_HASH
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.services.accounts.register import RegisteredMeanwhile
from portal.web import registering
from tests.blueprints.auth.entering import LANDING, enter, register, rows
from tests.factories import accounts, pages
from tests.factories.directory import NOW
from tests.factories.forms import press
from tests.factories.mails import first_link

CONFIRM, ASK, SET = "E-Mail-Adresse bestätigen", "Passwort zurücksetzen", "Neues Passwort setzen"
SEVERAL = (
    "Für diese Adresse wurde mehrmals ein Konto angelegt, mit verschiedenen Passwörtern. Bitte"
    " fordern Sie ein neues Passwort an."
)
STRANGERS = "Zehn-Wölfe-warten-4-Tage"
NEWEST = "Elf-Amseln-singen-3-Lieder"
ORDERS = [(STRANGERS, accounts.GOOD_WORDS), (accounts.GOOD_WORDS, STRANGERS)]
LATER = [timedelta(minutes=1), timedelta(hours=1)]


def register_with(client, password):
    return register(client, passwort=password, passwort2=password)


def newest_link(mails):
    return first_link(mails()[-1]).removeprefix("http://127.0.0.1:8000")


@pytest.mark.parametrize("later", LATER)
class TestTwice:
    @pytest.mark.parametrize("order", ORDERS)
    def test_a12_neither_password_opens_the_account(
        self, client, other_client, *, app, mails, freeze, order, later
    ):
        register_with(other_client, order[0])
        freeze(NOW + later)
        assert register_with(client, order[1]).location == LANDING
        path = newest_link(mails)

        press(client, client.get(path), CONFIRM)

        page = client.get(path)
        assert pages.heading(page) == "Ihre E-Mail-Adresse ist bestätigt"
        assert SEVERAL in pages.main_text(page)
        blue = [one for one in pages.tree(page).iter("a") if one.get("class") == "button primary"]
        assert [(one.text, one.get("href")) for one in blue] == [
            ("Neues Passwort anfordern", "/neues-passwort")
        ]
        for password in order:
            assert enter(other_client, password=password).status_code == 422
        assert rows(app, AccountSession.id) == []

    def test_a17_a_new_password_opens_it(self, client, other_client, *, mails, freeze, later):
        register_with(other_client, STRANGERS)
        freeze(NOW + later)
        register(client)
        path = newest_link(mails)
        press(client, client.get(path), CONFIRM)

        press(client, client.get("/neues-passwort"), ASK, {"email": "erika@example.org"})
        reset = newest_link(mails)
        press(client, client.get(reset), SET, {"passwort": NEWEST, "passwort2": NEWEST})

        assert enter(other_client, password=STRANGERS).status_code == 422
        assert enter(client, password=NEWEST).status_code == 303

    def test_a12_the_same_password_again_goes_on_counting(self, client, mails, freeze, later):
        register(client)
        freeze(NOW + later)
        register(client)
        path = newest_link(mails)

        press(client, client.get(path), CONFIRM)

        assert SEVERAL not in pages.main_text(client.get(path))
        assert enter(client).status_code == 303


class TestAtTheSameMoment:
    def test_a10_the_password_is_compared_with_what_the_other_one_stored(
        self, client, app, monkeypatch
    ):
        real = registering.register
        calls = []

        def meanwhile(session, **given):
            if not calls:
                accounts.make_account(session, activated=False, password=STRANGERS)
                session.commit()
            calls.append(given["seen_hash"])
            real(session, **given)

        monkeypatch.setattr(registering, "register", meanwhile)

        assert register(client).location == LANDING

        assert calls[0] == ""
        assert calls[1].startswith("$argon2id$")
        assert rows(app, Account.password_hash) == [(UNUSABLE_HASH,)]

    def test_it_looks_three_times_and_then_says_the_same(self, client, app, monkeypatch):
        calls = []

        def meanwhile(_session, **_given):
            calls.append(1)
            raise RegisteredMeanwhile

        monkeypatch.setattr(registering, "register", meanwhile)

        assert register(client).location == LANDING
        assert len(calls) == 3
        assert rows(app, Account.id) == []
