"""The menu of somebody who is signed in, and the way out."""

import pytest

from portal.domain.accounts.roles import Role
from portal.models.account_session import AccountSession
from tests.blueprints.auth.entering import AREA, SIGN_IN, rows
from tests.factories import accounts, pages, robin
from tests.factories.accounts import make_account
from tests.factories.forms import NotOffered, find_form, press


class TestSignOut:
    def test_ends_the_sign_in_and_lets_the_browser_forget(self, client, app):
        accounts.sign_in(client, app, make_account(app))

        answer = press(client, client.get("/"), "Abmelden")

        assert (answer.status_code, answer.location) == (303, "/anmelden?hinweis=abgemeldet")
        assert answer.headers["Clear-Site-Data"] == '"cache"'
        assert rows(app, AccountSession.id) == []
        assert "Sie sind abgemeldet" in pages.main_text(client.get(answer.location))

    def test_a_replayed_cookie_leads_to_the_sign_in(self, client, app):
        accounts.sign_in(client, app, make_account(app))
        with client.session_transaction() as session:
            stolen = dict(session)
        press(client, client.get("/"), "Abmelden")
        with client.session_transaction() as session:
            session.update(stolen)

        answer = client.get(AREA)

        assert answer.status_code == 303
        assert answer.location == "/anmelden?weiter=/mein-konto/"

    def test_twice_is_no_error(self, client, app):
        accounts.sign_in(client, app, make_account(app))
        page = client.get("/")
        press(client, page, "Abmelden")
        form = find_form(client.get(SIGN_IN), button="Anmelden")
        token = {"csrf_token": form.chosen("csrf_token")[0]}

        assert client.post("/abmelden", data=token).status_code == 303

    def test_forgets_what_was_asked_of_robin(self, client, app):
        accounts.sign_in(client, app, make_account(app))
        robin.keep(client, robin.AT_HOME)

        press(client, client.get("/"), "Abmelden")

        with client.session_transaction() as session:
            assert "robin" not in session

    def test_what_was_private_is_never_stored(self, client, app):
        accounts.sign_in(client, app, make_account(app))

        for path in (AREA, "/mein-konto/einstellungen", SIGN_IN):
            assert client.get(path).headers["Cache-Control"] == "no-store"


class TestMenu:
    def test_a18_the_little_man_opens_the_ways(self, client, app):
        accounts.sign_in(client, app, make_account(app))

        page = pages.tree(client.get("/"))

        menu = next(one for one in page.iter("details") if one.get("class") == "menu")
        ways = list(pages.links(menu).items())
        assert ways[0] == (
            "Digitale Beratung: Ihre gespeicherten Ergebnisse",
            "/mein-konto/ergebnisse",
        )
        assert dict(ways)["Passwort"] == "/mein-konto/passwort"
        assert dict(ways)["Einstellungen"] == "/mein-konto/einstellungen"
        assert next(menu.iter("p")).text == "Erika Musterfrau"
        assert "Mein Konto" not in pages.links(page)

    def test_a18_every_way_leads_somewhere(self, client, app):
        accounts.sign_in(client, app, make_account(app))
        menu = next(
            one for one in pages.tree(client.get("/")).iter("details") if one.get("class") == "menu"
        )

        for text, address in pages.links(menu).items():
            assert client.get(address).status_code == 200, text

    def test_others_see_no_menu_and_load_no_second_sheet(self, client):
        page = client.get("/")

        assert "konto.css" not in page.text
        with pytest.raises(NotOffered):
            find_form(page, button="Abmelden")

    def test_an_admin_finds_the_operations(self, client, app):
        made = make_account(app, role=Role.ADMIN, totp_secret=accounts.TOTP_BASE32)
        accounts.sign_in(client, app, made)

        links = pages.links(pages.tree(client.get("/")))

        assert links["Verwaltung"] == "/verwaltung/"
        assert "Digitale Beratung: Ihre gespeicherten Ergebnisse" not in links
