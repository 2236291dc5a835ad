"""Signing in with address and password."""

from http.cookies import SimpleCookie

import pytest
from argon2 import PasswordHasher

from portal.domain.accounts.events import Event
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.security_event import SecurityEvent
from portal.web import outside
from portal.web.visiting import TOKEN_NAME
from tests.blueprints.auth.entering import AREA, SIGN_IN, enter, rows
from tests.factories import accounts, pages, robin
from tests.factories.accounts import make_account
from tests.factories.forms import find_form, press
from tests.support import migrated


class TestPage:
    def test_a01_mein_konto_leads_to_the_sign_in_page(self, client):
        address = pages.links(pages.tree(client.get("/")))["Mein Konto"]

        assert address == SIGN_IN
        assert pages.heading(client.get(address)) == "Anmelden"

    def test_a02_green_button_and_blue_link_open_the_registration(self, client):
        page = client.get(SIGN_IN)

        links = pages.links(pages.tree(page))
        assert links["Registrieren"] == links["jetzt registrieren"] == "/registrieren"
        classes = {one.text: one.get("class") for one in pages.tree(page).iter("a")}
        assert classes["Registrieren"] == "button green"

    def test_a14_a_link_leads_to_a_new_password(self, client):
        assert pages.links(pages.tree(client.get(SIGN_IN)))["Neues Passwort anfordern"] == (
            "/neues-passwort"
        )

    def test_a24_says_that_everything_else_works_without(self, client):
        assert "kostenlos und freiwillig" in pages.main_text(client.get(SIGN_IN))

    def test_keeps_no_password_and_knows_the_fields_for_managers(self, client, app):
        make_account(app)

        page = enter(client, password="Canary-77-words")

        assert "Canary-77-words" not in page.text
        assert 'autocomplete="username"' in page.text
        assert 'autocomplete="current-password"' in page.text


class TestRightPassword:
    def test_a13_a23_leads_to_the_personal_area(self, client, app):
        made = make_account(app)

        answer = enter(client)

        assert (answer.status_code, answer.location) == (303, AREA)
        assert pages.heading(client.get(AREA)) == "Mein persönlicher Bereich"
        assert rows(app, AccountSession.account_id) == [(made.id,)]
        assert rows(app, SecurityEvent.kind) == [(Event.SIGNED_IN.value,)]

    @pytest.mark.parametrize("typed", ["Erika@Example.ORG", " erika@example.org "])
    def test_a13_the_address_may_be_spelled_otherwise(self, client, app, typed):
        make_account(app)

        assert enter(client, email=typed).status_code == 303

    def test_c03_goes_on_where_the_person_wanted_to_go(self, client, app):
        make_account(app)

        answer = enter(client, path=f"{SIGN_IN}?weiter=/mein-konto/einstellungen")

        assert answer.location == "/mein-konto/einstellungen"

    @pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example", "/\\evil", "/"])
    def test_never_leads_to_another_site(self, client, app, wanted):
        make_account(app)
        form = find_form(client.get(SIGN_IN), button="Anmelden")
        data = form.filled(
            {"email": "erika@example.org", "passwort": accounts.GOOD_WORDS}, button="Anmelden"
        )
        data["weiter"] = wanted

        assert client.post(SIGN_IN, data=data).location == AREA

    @pytest.mark.parametrize("wanted", ["/abmelden", "/mein-konto/daten.zip", "/gibt-es-nicht"])
    def test_never_leads_to_what_is_no_page(self, client, app, wanted):
        make_account(app)

        assert enter(client, path=f"{SIGN_IN}?weiter={wanted}").location == AREA

    def test_c03_what_was_asked_of_robin_stays(self, client, app):
        make_account(app)
        robin.keep(client, robin.AT_HOME)

        enter(client)

        assert robin.stored(client) == robin.AT_HOME

    def test_the_session_rotates(self, client, app):
        """Fixation: whoever planted a session beforehand has nothing of it afterwards."""
        make_account(app)
        form = find_form(client.get(SIGN_IN), button="Anmelden")
        with client.session_transaction() as session:
            session[TOKEN_NAME] = "planted"
            session["planted"] = "planted"
            former = session["csrf_token"]
        data = form.filled(
            {"email": "erika@example.org", "passwort": accounts.GOOD_WORDS}, button="Anmelden"
        )

        client.post(SIGN_IN, data=data)

        with client.session_transaction() as session:
            assert session[TOKEN_NAME] != "planted"
            assert "planted" not in session
            assert session.get("csrf_token") != former

    def test_what_this_browser_was_signed_in_to_before_ends(self, client, app):
        made = make_account(app)
        former = accounts.sign_in(client, app, made)
        with client.session_transaction() as session:
            token = session[TOKEN_NAME]
            session.pop(TOKEN_NAME)
        page = client.get(SIGN_IN)
        with client.session_transaction() as session:
            session[TOKEN_NAME] = token

        values = {"email": made.email, "passwort": made.password}
        assert press(client, page, "Anmelden", values).status_code == 303

        assert rows(app, AccountSession.id) != [(former,)]
        assert len(rows(app, AccountSession.id)) == 1

    def test_the_cookie_holds_random_ids_and_the_token_of_forms_alone(self, client, app):
        made = make_account(app)

        enter(client)
        client.get(AREA)

        with client.session_transaction() as session:
            assert set(session) <= {TOKEN_NAME, "csrf_token"}
            assert made.id not in str(dict(session))

    def test_the_cookie_has_its_flags(self, make_app, sqlite_template, tmp_path):
        url = migrated.copy_sqlite(template=sqlite_template, target=tmp_path / "https.sqlite3")
        app = make_app(database_url=url, public_url="https://localhost")
        make_account(app)
        client = app.test_client()
        base = "https://localhost"
        form = find_form(client.get(SIGN_IN, base_url=base), button="Anmelden")
        data = form.filled(
            {"email": "erika@example.org", "passwort": accounts.GOOD_WORDS}, button="Anmelden"
        )

        answer = client.post(SIGN_IN, data=data, base_url=base)

        cookie = SimpleCookie(answer.headers["Set-Cookie"])["__Host-sitzung"]
        assert cookie["secure"]
        assert cookie["httponly"]
        assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", "")
        assert len(answer.headers["Set-Cookie"]) < 4_096

    def test_a_hash_of_former_parameters_is_renewed(self, client, app):
        stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
        made = make_account(app, password_hash=stronger.hash(accounts.GOOD_WORDS))

        enter(client)

        ((renewed,),) = rows(app, Account.password_hash)
        with app.app_context():
            assert not outside.current().passwords.is_outdated(encoded=renewed)
            assert outside.current().passwords.verify(password=made.password, encoded=renewed)

    def test_somebody_who_is_signed_in_is_led_on(self, client, app):
        accounts.sign_in(client, app, make_account(app))

        assert client.get(SIGN_IN).location == AREA
        assert client.get(f"{SIGN_IN}?weiter=/impressum").location == "/impressum"
