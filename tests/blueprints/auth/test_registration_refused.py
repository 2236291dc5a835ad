"""What makes no account, and what nobody learns of those that exist."""

import pytest
import sqlalchemy as sa

from portal.models.account import Account
from portal.models.account_token import AccountToken
from portal.web import new_password
from portal.web.extensions import db
from tests.blueprints.auth.entering import ERIKA, LANDING, REGISTER, SIGN_IN, register, rows
from tests.factories import pages
from tests.factories.accounts import make_account
from tests.factories.forms import find_form, press
from tests.factories.mails import plain_text


class TestRefused:
    @pytest.mark.parametrize(
        ("field", "value", "sentence"),
        [
            ("vorname", "", "Bitte geben Sie Ihren Vornamen ein."),
            ("nachname", "   ", "Bitte geben Sie Ihren Nachnamen ein."),
            ("email", "erika", "Bitte geben Sie Ihre E-Mail-Adresse vollständig ein"),
            ("email", "erika@example.org\r\nBcc: x@example.org", "vollständig ein"),
            ("telefon", "anrufen bitte", "Bitte geben Sie die Telefonnummer mit Ziffern ein"),
            ("passwort", "", "Bitte geben Sie ein neues Passwort ein."),
            ("passwort2", "", "zur Bestätigung noch einmal"),
            ("passwort2", "Etwas-anderes-7", "Die Bestätigung ist anders"),
            ("einwilligung", (), "Bitte setzen Sie das Häkchen."),
        ],
    )
    def test_a03_a06_a08_each_mistake_is_named_and_no_account_made(
        self, client, app, field, value, sentence
    ):
        page = register(client, **{field: value})

        assert page.status_code == 422
        ((anchor, words),) = pages.problems(page)
        assert anchor == field
        assert sentence in words
        assert rows(app, Account.id) == []

    @pytest.mark.parametrize(
        "password",
        [
            "Kurz-7-ab",
            "Abc-12345",
            "ohne-grosse-7-buchstaben",
            "OHNE-KLEINE-7-BUCHSTABEN",
            "Ohne-Ziffern-in-Worten",
            "OhneSonderzeichen7Worte",
            "Pflege2026!",
            "Musterfrau-7",
        ],
    )
    def test_a05_a_password_against_the_rule_is_refused(self, client, app, password):
        page = register(client, passwort=password, passwort2=password)

        assert page.status_code == 422
        assert {anchor for anchor, _ in pages.problems(page)} == {"passwort"}
        assert rows(app, Account.id) == []

    def test_everything_typed_is_kept_but_the_passwords(self, client):
        page = register(client, email="erika", telefon="030 1234")

        form = find_form(page, button="Registrieren")
        assert [form.chosen(name) for name in ("vorname", "email", "telefon", "anrede")] == [
            ["Erika"],
            ["erika"],
            ["030 1234"],
            ["Frau"],
        ]
        assert ERIKA["passwort"] not in page.text

    def test_a_salutation_that_is_not_offered_is_refused(self, client, app):
        form = find_form(client.get(REGISTER), button="Registrieren")
        data = form.filled(ERIKA, button="Registrieren")
        data["anrede"] = "Hoheit"

        page = client.post(REGISTER, data=data)

        assert pages.problems(page) == [
            ("anrede", "Bitte wählen Sie eine der angebotenen Anreden.")
        ]
        assert rows(app, Account.id) == []

    def test_too_many_from_one_place_wait(self, client, app):
        for number in range(20):
            register(client, email=f"{number}@example.org")

        page = register(client)

        assert page.status_code == 429
        assert int(page.headers["Retry-After"]) > 0
        assert "Bitte warten Sie" in pages.main_text(page)
        assert ("erika@example.org",) not in rows(app, Account.email)

    def test_beyond_the_limit_no_password_is_rated(self, client, app, monkeypatch):
        rated = []
        monkeypatch.setattr(new_password, "judge", lambda **given: rated.append(given))
        monkeypatch.setattr(new_password, "MOST_RATED", 0)

        page = register(client)

        assert page.status_code == 429
        assert int(page.headers["Retry-After"]) > 0
        assert rated == []
        assert rows(app, Account.id) == []


class TestKnownAddress:
    def test_the_answer_is_the_same_to_the_byte(self, client, other_client, app):
        unknown = register(client)
        known_page = client.get(unknown.location)
        with app.app_context(), db.session.begin():
            db.session.execute(sa.update(Account).values(activated_at=sa.text("created_at")))

        known = register(other_client)

        assert (known.status_code, known.location) == (unknown.status_code, unknown.location)
        assert len(known.data) == len(unknown.data)
        assert pages.main_text(other_client.get(known.location)) == pages.main_text(known_page)

    def test_its_owner_is_told_by_mail(self, client, app, mails):
        make_account(app)

        register(client)

        (mail,) = mails()
        assert mail["Subject"] == "Sie haben schon ein Konto"
        assert "Sie haben schon ein Konto" in plain_text(mail)
        assert rows(app, AccountToken.token_hash) == []

    def test_every_address_costs_a_comparison_and_a_hash(self, client, app, hashed):
        make_account(app)
        make_account(app, email="wartet@example.org", activated=False)

        register(client)
        register(client, email="otto@example.org")
        register(client, email="wartet@example.org")

        assert sorted(hashed) == ["hash"] * 3 + ["verify"] + ["verify_nothing"] * 2

    def test_known_and_unknown_addresses_cost_the_same_transactions(self, client, app, begun):
        make_account(app)
        make_account(app, email="wartet@example.org", activated=False)
        counts = []
        for email in ("erika@example.org", "otto@example.org", "wartet@example.org"):
            form = find_form(client.get(REGISTER), button="Registrieren")
            data = form.filled({**ERIKA, "email": email}, button="Registrieren")
            begun.clear()
            client.post(REGISTER, data=data)
            counts.append(len(begun))

        assert counts[0] == counts[1] == counts[2] > 0

    def test_the_password_of_the_account_stays(self, client, app):
        made = make_account(app)

        register(client, passwort="Ganz-andere-7-Worte", passwort2="Ganz-andere-7-Worte")

        values = {"email": made.email, "passwort": made.password}
        assert press(client, client.get(SIGN_IN), "Anmelden", values).status_code == 303

    def test_a_double_click_makes_one_account_and_one_mail(self, client, app, mails):
        form = find_form(client.get(REGISTER), button="Registrieren")
        data = form.filled(ERIKA, button="Registrieren")

        answers = [client.post(REGISTER, data=data) for _ in range(2)]

        assert [answer.location for answer in answers] == [LANDING] * 2
        assert len(rows(app, Account.id)) == 1
        assert len(mails()) == 1
