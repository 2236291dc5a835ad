"""The second factor is on: switched off and renewed with a code, and admins keep it."""

import pytest

from portal.blueprints.auth.second_factor.asking import CODE_WRONG, MOST_CODES
from portal.domain.accounts.roles import Role
from portal.web.own_password import WRONG
from tests.blueprints.auth.authenticator import (
    OFF,
    OFF_BUTTON,
    ON_BUTTON,
    PATH,
    RENEW_BUTTON,
    RENEWAL,
    code_of,
    is_on,
    key_of,
    shown_codes,
)
from tests.factories import pages
from tests.factories.accounts import GOOD_WORDS, TOTP_BASE32, make_account, sign_in
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails


class TestOn:
    @pytest.fixture
    def account(self, app, client):
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
    def test_there_is_nothing_to_switch_off_or_to_renew(self, app, client, path):
        sign_in(client, app, make_account(app))
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
