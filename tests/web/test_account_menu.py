"""The menu behind the little man."""

from dataclasses import replace

import pytest
from flask import Flask, g

from portal.domain.accounts.roles import Role
from portal.domain.accounts.visitor import Visitor
from portal.web import account_menu
from tests.factories import pages
from tests.factories.accounts import make_account, sign_in
from tests.support.checked_client import CheckedClient

ERIKA = Visitor(
    account_id="a" * 32,
    session_id="b" * 32,
    role=Role.SEEKER,
    name="Erika Musterfrau",
    email="erika@example.org",
    has_second_factor=False,
    awaits_second_factor=False,
)


class TestMenuLinks:
    def test_a18_c05_saved_results_come_first(self, app: Flask):
        with app.test_request_context():
            texts = [text for _, text in account_menu.menu_links(role=Role.SEEKER)]

        assert texts[0] == "Digitale Beratung: Ihre gespeicherten Ergebnisse"
        assert texts[2:5] == ["Meine Anfragen", "Merkliste", "Meine Wartelisten"]
        assert {"Passwort", "Einstellungen"} < set(texts)
        assert "Verwaltung" not in texts

    def test_an_admin_has_no_results(self, app: Flask):
        with app.test_request_context():
            texts = [text for _, text in account_menu.menu_links(role=Role.ADMIN)]

        assert texts == ["Verwaltung", "Passwort", "Einstellungen"]


class TestAccountMenu:
    def test_it_shows_a_word_and_says_whose_it_is(self, app: Flask, client: CheckedClient):
        sign_in(client, app, make_account(app))

        menu = next(one for one in pages.walk(pages.tree(client.get("/")), "details"))

        shown = pages.text_of(next(pages.walk(menu, "summary")))
        assert shown == "Mein Konto: Menü von Erika Musterfrau"
        assert pages.links(menu)["Meine Wartelisten"] == "/mein-konto/warteliste"

    def test_whoever_comes_next_sees_their_own_name_and_token(self, app: Flask):
        seen = []
        for number, name in enumerate(("Otto & Söhne", "<b>Erika</b>")):
            made = make_account(
                app, email=f"p{number}@example.org", first_name=name, last_name="Muster"
            )
            other = app.test_client()
            sign_in(other, app, made)
            answer = other.get("/")
            menu = next(one for one in pages.walk(pages.tree(answer), "details"))
            shown = pages.text_of(next(pages.walk(menu, "summary")))
            assert shown == f"Mein Konto: Menü von {name} Muster"
            seen.append(next(one.get("value") for one in pages.walk(menu, "input")))

        assert len(set(seen)) == 2


class TestShownVisitor:
    @pytest.mark.parametrize("awaits", [False, True])
    def test_is_whoever_has_nothing_more_to_prove(
        self, app: Flask, monkeypatch: pytest.MonkeyPatch, awaits: object
    ):
        found = replace(ERIKA, awaits_second_factor=awaits)
        monkeypatch.setattr(account_menu, "visitor", lambda: found)

        with app.test_request_context():
            assert account_menu.shown_visitor() == (None if awaits else found)

    def test_a_page_about_our_failure_asks_nobody(
        self, app: Flask, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(account_menu, "visitor", lambda: ERIKA)

        with app.test_request_context():
            g.has_failed = True
            assert account_menu.shown_visitor() is None

    def test_a_name_is_shown_as_it_is(self, app: Flask, client: CheckedClient):
        made = make_account(app, first_name="<b>Erika</b>", last_name="{{ 7*7 }}")
        sign_in(client, app, made)

        page = client.get("/").text

        assert "&lt;b&gt;Erika&lt;/b&gt; {{ 7*7 }}" in page
        assert "<b>Erika" not in page
