"""Making an account."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.registration import CONSENT
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.account_token import AccountToken
from portal.web.extensions import db
from tests.blueprints.auth.entering import ERIKA, LANDING, REGISTER, SIGN_IN, register, rows
from tests.factories import pages, robin
from tests.factories.forms import find_form, press
from tests.factories.mails import first_link, plain_text
from tests.support.html import text_of


class TestPage:
    def test_a03_heading_and_mandatory_fields(self, client):
        page = client.get(REGISTER)

        assert pages.heading(page) == "Wichtige Angaben für Ihren Account"
        labels = {
            one.get("for"): text_of(one).replace("\xa0", " ")
            for one in pages.tree(page).iter("label")
            if one.get("for")
        }
        assert {name for name, text in labels.items() if text.endswith(" *")} == {
            "vorname",
            "nachname",
            "email",
            "passwort",
            "passwort2",
        }
        assert labels["anrede"] == "Anrede"

    def test_a04_the_password_is_called_new_and_has_a_bar(self, client):
        page = client.get(REGISTER)

        assert "neues Passwort" in pages.main_text(page)
        assert pages.element(pages.tree(page), "staerke") is not None

    def test_a07_the_telephone_is_not_mandatory(self, client):
        labels = [text_of(one) for one in pages.tree(client.get(REGISTER)).iter("label")]

        assert "Telefon" in labels

    def test_a08_the_consent_is_verbatim_unticked_and_leads_to_both_texts(self, client):
        page = client.get(REGISTER)

        assert CONSENT in pages.main_text(page)
        assert find_form(page, button="Registrieren").chosen("einwilligung") == []
        links = pages.links(pages.tree(page))
        assert links["Erklärung zum Datenschutz"] == "/datenschutz"
        assert links["Nutzungsbedingungen"] == "/nutzungsbedingungen"

    def test_a09_one_blue_button_registers(self, client):
        buttons = {
            text_of(one): one.get("class")
            for one in pages.tree(client.get(REGISTER)).iter("button")
        }

        assert buttons == {"Registrieren": "button primary"}

    def test_a24_says_that_the_account_costs_nothing_and_nobody_needs_it(self, client):
        assert "kostenlos und freiwillig" in pages.main_text(client.get(REGISTER))


class TestRegister:
    def test_a10_leads_back_to_the_sign_in_and_asks_to_confirm(self, client, app):
        answer = register(client)

        assert (answer.status_code, answer.location) == (303, LANDING)
        page = client.get(LANDING)
        assert pages.heading(page) == "Anmelden"
        assert "bestätigen Sie jetzt Ihre E-Mail-Adresse" in pages.main_text(page)
        assert rows(app, Account.email, Account.activated_at) == [("erika@example.org", None)]

    def test_a10_nobody_is_signed_in(self, client, app):
        register(client)

        assert rows(app, AccountSession.id) == []
        assert client.get("/mein-konto/").status_code == 303

    def test_a11_one_mail_with_one_link_from_its_sender(self, client, mails):
        register(client)

        (mail,) = mails()
        assert mail["From"] == "do-not-reply@mitpflegeleben.de"
        assert mail["To"] == "erika@example.org"
        assert mail["Subject"] == "Bitte bestätigen Sie Ihre E-Mail-Adresse"
        assert "/konto-bestaetigen/" in first_link(mail)
        assert plain_text(mail).count("/konto-bestaetigen/") == 1

    def test_a11_the_mail_repeats_nothing_that_somebody_typed(self, client, mails):
        """Whoever registers a foreign address must not let us carry their words there."""
        register(client, vorname="{{7*7}} Gewinn", nachname="https://evil.example")

        (mail,) = mails()
        assert "Gewinn" not in mail.as_string()
        assert "evil.example" not in mail.as_string()

    def test_the_version_of_the_texts_is_kept(self, client, app):
        register(client)

        ((version,),) = rows(app, Account.terms_version)
        assert len(version.split()) == 3

    def test_a07_works_without_salutation_and_telephone(self, client, app):
        assert register(client, anrede=None, telefon=None).status_code == 303

        assert rows(app, Account.salutation, Account.phone) == [("", "")]

    @pytest.mark.parametrize(
        "password",
        ["Äpfel & Birnen, 7 Körbe voll", "Regen 🌧 über 12 Dächern", "Xy 7 " + "lange wörter " * 18],
    )
    def test_a05_long_and_odd_passwords_are_exact(self, client, app, password):
        register(client, passwort=password, passwort2=password)
        with app.app_context(), db.session.begin():
            db.session.execute(sa.update(Account).values(activated_at=sa.text("created_at")))

        def enter(typed):
            values = {"email": ERIKA["email"], "passwort": typed}
            return press(client, client.get(SIGN_IN), "Anmelden", values).status_code

        assert enter(password[:-1]) == 422
        assert enter(password) == 303

    def test_c03_the_way_to_the_result_is_not_lost(self, client, app):
        robin.keep(client, robin.AT_HOME)
        wanted = "/digitale-beratung/ergebnis/speichern"

        answer = register(client, path=f"{REGISTER}?weiter={wanted}")

        assert answer.location == f"{LANDING}&weiter={wanted}"
        assert rows(app, AccountToken.next_path) == [(wanted,)]
        assert robin.stored(client) == robin.AT_HOME

    def test_what_is_more_in_the_form_is_ignored(self, client, app):
        form = find_form(client.get(REGISTER), button="Registrieren")
        data = form.filled(ERIKA, button="Registrieren")
        for name in ("role", "rolle", "is_admin", "activated_at", "account_id"):
            data[name] = "admin"

        client.post(REGISTER, data=data)

        assert rows(app, Account.role, Account.activated_at) == [("seeker", None)]
