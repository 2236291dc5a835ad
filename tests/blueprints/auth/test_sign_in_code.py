"""The second step of signing in: a code of the app or a recovery code."""

from datetime import timedelta

import pyotp
import pytest
import sqlalchemy as sa

from portal.blueprints.auth.sign_in import code
from portal.domain.accounts.events import Event
from portal.domain.accounts.roles import Role
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.known_place import KnownPlace
from portal.models.security_event import SecurityEvent
from portal.web.extensions import db
from portal.web.visiting import TOKEN_NAME
from tests.blueprints.auth.entering import AREA, SIGN_IN, enter, rows
from tests.factories import accounts, pages
from tests.factories.accounts import TOTP_BASE32, make_account
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press

CODE = "/anmelden/code"


def code_of(moment=NOW):
    """Return what the app shows at that moment."""
    return pyotp.TOTP(TOTP_BASE32).at(moment)


def send(client, code, *, path=CODE):
    return press(client, client.get(path), "Weiter", {"code": code})


@pytest.fixture
def made(app):
    return make_account(app, totp_secret=TOTP_BASE32)


@pytest.fixture
def waiting(client, made):
    """Enter the password; the code is missing."""
    enter(client)
    return made


class TestFirstStep:
    @pytest.mark.usefixtures("made")
    def test_the_password_alone_leads_to_the_page_for_the_code(self, client, app):
        answer = enter(client)

        assert (answer.status_code, answer.location) == (303, CODE)
        assert pages.heading(client.get(CODE)) == "Code eingeben"
        assert rows(app, AccountSession.awaits_second_factor) == [(True,)]
        assert rows(app, SecurityEvent.kind) == []

    @pytest.mark.usefixtures("waiting")
    @pytest.mark.parametrize("path", [AREA, "/mein-konto/passwort", "/mein-konto/zweiter-faktor"])
    def test_nothing_else_is_open(self, client, path):
        assert client.get(path).location == f"{CODE}?weiter={path}"

    @pytest.mark.usefixtures("waiting")
    def test_no_menu_and_no_place_is_known_yet(self, client, app):
        assert "Abmelden" not in pages.links(pages.tree(client.get("/")))
        assert 'class="menu"' not in client.get("/").text
        assert rows(app, KnownPlace.account_id) == []

    @pytest.mark.usefixtures("waiting")
    def test_the_sign_in_page_leads_there_too(self, client):
        assert client.get(SIGN_IN).location == CODE

    @pytest.mark.usefixtures("waiting")
    def test_one_may_leave_instead(self, client, app):
        answer = press(client, client.get(CODE), "Abbrechen und abmelden")

        assert answer.location.startswith(SIGN_IN)
        assert rows(app, AccountSession.id) == []


class TestRightCode:
    @pytest.mark.usefixtures("waiting")
    def test_opens_the_account(self, client, app):
        answer = send(client, code_of())

        assert (answer.status_code, answer.location) == (303, AREA)
        assert client.get(AREA).status_code == 200
        assert rows(app, SecurityEvent.kind) == [(Event.SIGNED_IN.value,)]
        assert len(rows(app, KnownPlace.account_id)) == 1

    @pytest.mark.usefixtures("made")
    def test_goes_on_where_the_person_wanted_to_go(self, client):
        answer = enter(client, path=f"{SIGN_IN}?weiter=/impressum")

        assert answer.location == f"{CODE}?weiter=/impressum"
        assert send(client, code_of(), path=answer.location).location == "/impressum"

    @pytest.mark.usefixtures("waiting")
    def test_goes_on_to_the_page_that_was_opened_before_the_code(self, client):
        address = client.get("/mein-konto/passwort").location

        assert send(client, code_of(), path=address).location == "/mein-konto/passwort"

    @pytest.mark.usefixtures("waiting")
    def test_the_session_rotates(self, client):
        with client.session_transaction() as session:
            former = session[TOKEN_NAME]

        send(client, code_of())

        with client.session_transaction() as session:
            assert session[TOKEN_NAME] != former
            session[TOKEN_NAME] = former
        assert client.get(AREA).location.startswith(SIGN_IN)

    @pytest.mark.usefixtures("waiting")
    def test_somebody_who_has_no_code_to_enter_is_led_on(self, client):
        send(client, code_of())

        assert client.get(CODE).location == AREA

    def test_admins_need_one_and_set_it_up_first(self, client, app):
        make_account(app, role=Role.ADMIN)

        enter(client)

        assert client.get("/verwaltung/").location == "/mein-konto/zweiter-faktor"


class TestWrongCode:
    @pytest.mark.usefixtures("waiting")
    @pytest.mark.parametrize("typed", ["", "000000", "1234567", "abc", "x" * 5_000, "\0"])
    def test_is_refused(self, client, app, typed):
        page = send(client, typed)

        assert page.status_code == 422
        assert pages.problems(page)[0][0] == "code"
        assert rows(app, AccountSession.awaits_second_factor) == [(True,)]

    @pytest.mark.usefixtures("waiting")
    @pytest.mark.parametrize("minutes", [-1, 1])
    def test_one_of_two_windows_away_is_refused(self, client, minutes):
        assert send(client, code_of(NOW + timedelta(minutes=minutes))).status_code == 422

    @pytest.mark.usefixtures("made")
    def test_none_works_twice(self, client, other_client):
        enter(client)
        send(client, code_of())
        enter(other_client)

        assert send(other_client, code_of()).status_code == 422

    @pytest.mark.usefixtures("waiting")
    def test_twenty_guesses_slow_down(self, client):
        statuses = [send(client, "000000").status_code for _ in range(20)]

        assert statuses[0] == 422
        assert statuses[-1] == 429
        page = send(client, code_of())
        assert page.status_code == 429
        assert int(page.headers["Retry-After"]) > 0

    @pytest.mark.usefixtures("made")
    def test_nobody_enters_one_without_the_password(self, client, app):
        form = find_form(client.get(SIGN_IN), button="Anmelden")
        data = {"csrf_token": form.chosen("csrf_token")[0], "code": code_of()}

        assert client.get(CODE).location == SIGN_IN
        assert client.post(CODE, data=data).location == SIGN_IN
        assert rows(app, AccountSession.id) == []

    def test_a_sign_in_that_was_ended_meanwhile_stays_ended(self, client, app, made):
        accounts.sign_in(client, app, made, awaits_second_factor=True)
        page = client.get(CODE)
        with client.session_transaction() as session:
            session[TOKEN_NAME] = "ended"

        assert press(client, page, "Weiter", {"code": code_of()}).location == SIGN_IN

    @pytest.mark.usefixtures("waiting")
    @pytest.mark.parametrize("model", [Account, AccountSession])
    def test_what_ends_while_the_code_is_judged_leads_to_the_sign_in(
        self, client, app, monkeypatch, model
    ):
        class Tries(code.Tries):
            def reserve(self):
                with app.app_context(), db.session.begin():
                    db.session.execute(sa.delete(model))
                return 0

        page = client.get(f"{CODE}?weiter=/impressum")
        monkeypatch.setattr(code, "Tries", Tries)

        answer = press(client, page, "Weiter", {"code": code_of()})

        assert (answer.status_code, answer.location) == (303, f"{SIGN_IN}?weiter=/impressum")
        assert rows(app, AccountSession.id) == []
