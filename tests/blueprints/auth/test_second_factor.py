"""The second factor: set up with the app, needed at the sign-in, switched off with a code."""

import re

import pyotp
import pytest
import sqlalchemy as sa

from portal.blueprints.auth.second_factor.asking import CODE_WRONG, MOST_CODES
from portal.domain.accounts.events import Event
from portal.domain.accounts.roles import Role
from portal.models.account import Account
from portal.models.recovery_code import RecoveryCode
from portal.web import clock
from portal.web.extensions import db
from portal.web.own_password import WRONG
from tests.factories import pages
from tests.factories.accounts import (
    GOOD_WORDS,
    TOTP_BASE32,
    make_account,
    sign_in,
    store_sign_in,
)
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails
from tests.factories.own_account import events_of, tokens_of
from tests.support.html import text_of, walk

PATH = "/mein-konto/zweiter-faktor"
OFF, RENEWAL = f"{PATH}/ausschalten", f"{PATH}/ersatzcodes"
ON_BUTTON, OFF_BUTTON, RENEW_BUTTON = "Einschalten", "Ausschalten", "Neue Ersatzcodes erstellen"
KEY = re.compile(r'<p class="key">([A-Z2-7 ]+)</p>')


def key_of(answer):
    return KEY.search(answer.text)[1].replace(" ", "")


def code_of(secret, *, steps=0):
    return pyotp.TOTP(secret).at(clock.now(), counter_offset=steps)


def shown_codes(answer):
    return [text_of(one) for one in walk(pages.tree(answer), "code")]


def is_on(app, account):
    with app.app_context():
        return db.session.get_one(Account, account.id).totp_since is not None


@pytest.fixture
def account(app, client):
    take_mails(app)
    made = make_account(app)
    sign_in(client, app, made)
    return made


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


class TestOn:
    @pytest.fixture
    def account(self, app, client):
        take_mails(app)
        made = make_account(app, totp_secret=TOTP_BASE32)
        sign_in(client, app, made)
        return made

    @pytest.fixture
    def fill(self, client, account):
        assert account

        def fill(path, button, **changes):
            filled = {"code": code_of(TOTP_BASE32), "aktuelles_passwort": GOOD_WORDS}
            return press(client, client.get(path), button, filled | changes)

        return fill

    def test_a_right_code_switches_it_off(self, app, client, account, fill):
        answer = fill(OFF, OFF_BUTTON)

        assert (answer.status_code, answer.location) == (303, PATH)
        assert not is_on(app, account)
        assert "Einschalten" in pages.main_text(client.get(PATH))
        (mail,) = take_mails(app)
        assert "ausgeschaltet" in mail.as_string()

    def test_a_wrong_code_does_not(self, app, account, fill):
        answer = fill(OFF, OFF_BUTTON, code="000000")

        assert pages.problems(answer) == [("code", CODE_WRONG)]
        assert is_on(app, account)

    def test_a_wrong_password_does_not_and_uses_no_code_up(self, app, account, fill):
        refused = fill(OFF, OFF_BUTTON, aktuelles_passwort="falsch")

        assert pages.problems(refused) == [("aktuelles_passwort", WRONG)]
        assert is_on(app, account)
        assert fill(OFF, OFF_BUTTON).status_code == 303

    def test_twenty_guesses_are_refused_and_then_the_right_one_too(self, app, account, fill):
        answers = [fill(OFF, OFF_BUTTON, code=f"{number:06}") for number in range(20)]

        statuses = [answer.status_code for answer in answers]
        assert statuses == [422] * MOST_CODES + [429] * (20 - MOST_CODES)
        assert fill(OFF, OFF_BUTTON).status_code == 429
        assert is_on(app, account)

    def test_new_recovery_codes_replace_the_old_ones(self, client, fill):
        first = shown_codes(fill(RENEWAL, RENEW_BUTTON))
        second = shown_codes(fill(RENEWAL, RENEW_BUTTON, code=first[0]))

        assert len(set(first) | set(second)) == 20
        assert "10 Ersatzcodes" in pages.main_text(client.get(PATH))

    def test_none_are_made_with_a_wrong_code(self, client, fill):
        assert fill(RENEWAL, RENEW_BUTTON, code="000000").status_code == 422
        assert "keinen Ersatzcode mehr" in pages.main_text(client.get(PATH))

    def test_switching_on_again_changes_nothing(self, app, client, account):
        token = find_form(client.get(OFF), button=OFF_BUTTON).chosen("csrf_token")[0]

        answer = client.post(PATH, data={"csrf_token": token})

        assert (answer.status_code, answer.location) == (303, PATH)
        assert is_on(app, account)


class TestOff:
    @pytest.mark.parametrize("path", [OFF, RENEWAL])
    def test_there_is_nothing_to_switch_off_or_to_renew(self, client, account, path):
        assert account
        token = find_form(client.get(PATH), button=ON_BUTTON).chosen("csrf_token")[0]

        assert client.get(path).location == PATH
        assert client.post(path, data={"csrf_token": token}).location == PATH


class TestAdmin:
    def test_without_one_may_only_set_it_up(self, app, client):
        admin = make_account(app, role=Role.ADMIN)
        sign_in(client, app, admin)

        for path in (
            "/verwaltung/",
            "/mein-konto/passwort",
            "/mein-konto/einstellungen",
            "/mein-konto/geraete",
            OFF,
        ):
            assert client.get(path).location == PATH, path
        answer = client.get(PATH)
        assert "Pflicht" in pages.main_text(answer)

        filled = {"code": code_of(key_of(answer)), "aktuelles_passwort": GOOD_WORDS}
        press(client, answer, ON_BUTTON, filled)
        assert client.get("/verwaltung/").status_code == 200

    def test_cannot_switch_it_off(self, app, client):
        admin = make_account(app, role=Role.ADMIN, totp_secret=TOTP_BASE32)
        sign_in(client, app, admin)
        form = find_form(client.get(RENEWAL), button=RENEW_BUTTON)
        filled = {"code": code_of(TOTP_BASE32), "aktuelles_passwort": GOOD_WORDS}
        data = form.filled(filled, button=RENEW_BUTTON)

        assert client.get(OFF).status_code == 403
        assert client.post(OFF, data=data).status_code == 403
        assert is_on(app, admin)
        assert OFF not in client.get(PATH).text
