"""The second factor is set up with an app, whose code proves that it has the secret."""

import pytest
import sqlalchemy as sa

from portal.blueprints.auth.second_factor.asking import CODE_WRONG
from portal.domain.accounts.events import Event
from portal.models.account import Account
from portal.models.recovery_code import RecoveryCode
from portal.web import clock
from portal.web.extensions import db
from portal.web.own_password import WRONG
from tests.blueprints.auth.authenticator import (
    OFF,
    OFF_BUTTON,
    ON_BUTTON,
    PATH,
    code_of,
    is_on,
    key_of,
    shown_codes,
)
from tests.factories import pages
from tests.factories.accounts import GOOD_WORDS, make_account, sign_in, store_sign_in
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails
from tests.factories.own_account import events_of, tokens_of


@pytest.fixture
def switch_on(client, account):
    assert account

    def switch_on(**changes):
        page = client.get(PATH)
        filled = {"code": code_of(key_of(page)), "aktuelles_passwort": GOOD_WORDS}
        return press(client, page, ON_BUTTON, filled | changes)

    return switch_on


class TestSetUp:
    def test_the_page_shows_a_picture_and_the_key_to_type(self, client, account):
        assert account
        answer = client.get(PATH)

        assert answer.text.count('role="img" aria-label="QR-Code für Ihre Code-App"') == 1
        assert len(key_of(answer)) == 32

    def test_looking_stores_nothing_and_each_look_has_its_own_key(self, app, client, account):
        keys = {key_of(client.get(PATH)) for _ in range(3)}

        assert len(keys) == 3
        with app.app_context():
            assert db.session.get_one(Account, account.id).totp_secret is None

    def test_a_code_of_the_app_switches_it_on(self, app, account, switch_on):
        answer = switch_on()

        assert answer.status_code == 200
        assert pages.heading(answer) == "Der zusätzliche Code ist eingeschaltet"
        assert is_on(app, account)
        with app.app_context():
            assert events_of(db.session(), account.id) == [Event.SECOND_FACTOR_ON]

    def test_ten_recovery_codes_are_shown_once_and_stored_as_hashes(
        self, app, client, account, switch_on
    ):
        codes = shown_codes(switch_on())

        with app.app_context():
            hashes = list(db.session.scalars(sa.select(RecoveryCode.code_hash)))
        assert len(set(codes)) == len(hashes) == 10
        assert not set(codes) & set(hashes)
        again = client.get(PATH)
        assert account
        assert "10 Ersatzcodes" in pages.main_text(again)
        assert not any(code in again.text for code in codes)

    def test_the_page_with_the_codes_knows_who_is_signed_in(self, client, switch_on):
        answer = switch_on()

        assert "Menü von Erika Musterfrau" in answer.text
        assert press(client, answer, "Abmelden").location.startswith("/anmelden")

    def test_the_token_rotates_and_other_sign_ins_end(self, app, account, switch_on):
        store_sign_in(app, account, now=clock.now())
        with app.app_context():
            before = tokens_of(db.session(), account.id)

        switch_on()

        with app.app_context():
            after = tokens_of(db.session(), account.id)
        assert (len(before), len(after)) == (2, 1)
        assert not set(after.values()) & set(before.values())

    def test_the_owner_is_told(self, app, account, switch_on):
        switch_on()

        (mail,) = take_mails(app)
        assert mail["To"] == account.email

    @pytest.mark.parametrize("typed", ["", "000000", "123", "{{7*7}}"])
    def test_a_wrong_code_keeps_the_same_picture(self, app, account, switch_on, typed):
        answer = switch_on(code=typed)

        assert answer.status_code == 422
        assert pages.problems(answer) == [("code", CODE_WRONG)]
        assert not is_on(app, account)
        assert len(key_of(answer)) == 32

    @pytest.mark.parametrize("steps", [-2, 2])
    def test_a_code_two_windows_off_is_refused(self, client, account, steps):
        assert account
        page = client.get(PATH)
        code = code_of(key_of(page), steps=steps)

        answer = press(client, page, ON_BUTTON, {"code": code, "aktuelles_passwort": GOOD_WORDS})

        assert answer.status_code == 422

    def test_a_wrong_password_switches_nothing_on(self, app, account, switch_on):
        answer = switch_on(aktuelles_passwort="falsch")

        assert pages.problems(answer) == [("aktuelles_passwort", WRONG)]
        assert not is_on(app, account)

    def test_a_draft_of_somebody_else_is_not_taken(self, app, client, other_client, account):
        other = make_account(app, email="other@example.org")
        sign_in(other_client, app, other)
        theirs = other_client.get(PATH)
        sealed = find_form(theirs, button=ON_BUTTON).chosen("entwurf")[0]
        data = find_form(client.get(PATH), button=ON_BUTTON).filled(
            {"code": code_of(key_of(theirs)), "aktuelles_passwort": GOOD_WORDS}, button=ON_BUTTON
        )
        data["entwurf"] = sealed

        answer = client.post(PATH, data=data)

        assert answer.status_code == 422
        assert not is_on(app, account)
        assert key_of(answer) != key_of(theirs)

    def test_the_code_that_proved_it_opens_nothing_more(self, app, client, account, freeze):
        page = client.get(PATH)
        code = code_of(key_of(page))
        press(client, page, ON_BUTTON, {"code": code, "aktuelles_passwort": GOOD_WORDS})

        answer = press(
            client, client.get(OFF), OFF_BUTTON, {"code": code, "aktuelles_passwort": GOOD_WORDS}
        )

        assert pages.problems(answer) == [("code", CODE_WRONG)]
        assert is_on(app, account)
        assert freeze

    def test_signed_out_it_leads_to_the_sign_in(self, client):
        assert client.get(PATH).location.startswith("/anmelden?weiter=")
