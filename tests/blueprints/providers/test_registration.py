"""A provider registers in three steps."""

from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.access.acting import Rank
from portal.domain.accounts.roles import Role
from portal.domain.accounts.terms import NEVER_ACTIVATED
from portal.models.account import Account
from portal.models.audit_entry import AuditEntry
from portal.models.company import Company
from portal.models.form_draft import FormDraft
from portal.models.membership import Membership
from portal.services.accounts.purge_unconfirmed import purge_unconfirmed
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.accounts import GOOD_WORDS, make_account, sign_in
from tests.factories.companies import make_company
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.factories.mails import first_link, plain_text, take_mails
from tests.factories.registering import (
    ACCESS,
    COMPANY_TYPED,
    CONTACT,
    CONTACT_TYPED,
    START,
    fill_company,
    fill_contact,
    register,
)
from tests.support.checked_client import CheckedClient
from tests.support.html import text_of
from tests.support.statements import writes_nothing

LANDING = "/anmelden?hinweis=bestaetigen"


def rows(app: Flask, *columns: object) -> list[tuple[object, ...]]:
    with app.app_context():
        return [tuple(row) for row in db.session.execute(sa.select(*columns))]


class TestSteps:
    def test_g01_asks_for_company_then_contact_then_password(self, client: CheckedClient):
        asked = []
        for button, path, send in (
            ("Weiter", START, fill_company),
            ("Weiter", CONTACT, fill_contact),
            ("Registrieren", ACCESS, None),
        ):
            asked.append(find_form(client.get(path), button=button).names)
            if send:
                assert send(client).status_code == 303

        assert set(COMPANY_TYPED) <= asked[0]
        assert set(CONTACT_TYPED) <= asked[1]
        assert {"passwort", "passwort2", "gutschein", "einwilligung"} <= asked[2]

    def test_g02_the_first_page_leads_to_the_guide(self, client: CheckedClient):
        links = pages.links(pages.tree(client.get(START)))

        assert client.get(links["Schritt-für-Schritt-Anleitung"]).status_code == 200

    def test_the_strength_of_the_password_has_its_style(self, client: CheckedClient):
        fill_company(client)
        fill_contact(client)

        page = client.get(ACCESS)

        assert 'id="passwort-hilfe"' in page.text
        assert "css/konto.css" in page.text

    @pytest.mark.parametrize("path", [CONTACT, ACCESS])
    def test_a_later_step_leads_to_the_first_that_is_open(self, client: CheckedClient, path: str):
        answer = client.get(path)

        assert (answer.status_code, answer.location) == (303, START)

    def test_what_was_typed_survives_back_and_reload(self, client: CheckedClient):
        fill_company(client)
        press(client, client.get(CONTACT), "Zurück", {"vorname": "Hanna", "email": "halb"})

        first = find_form(client.get(START), button="Weiter")
        again = find_form(client.get(CONTACT), button="Weiter")

        assert first.chosen("firma") == ["Pflege am Deich"]
        assert first.chosen("rechtsform") == ["gGmbH"]
        assert first.chosen("dachverband") == ["Diakonie Deutschland"]
        assert again.chosen("vorname") == ["Hanna"]
        assert again.chosen("email") == ["halb"]

    def test_nothing_typed_stands_in_cookie_address_or_plainly_in_a_row(
        self, client: CheckedClient, app: Flask, seen
    ):
        fill_company(client)
        fill_contact(client)

        assert not any("Deich" in str(one) or "hanna" in str(one) for one in seen)
        ((content,),) = rows(app, FormDraft.content)
        assert b"Deich" not in content

    def test_reading_a_step_writes_nothing(self, client: CheckedClient, database):
        fill_company(client)

        with writes_nothing(database):
            for path in (START, CONTACT, ACCESS):
                client.get(path)

    def test_somebody_else_sees_nothing_of_it(self, client: CheckedClient, other_client):
        fill_company(client)

        assert "Deich" not in other_client.get(START).text


class TestRegister:
    def test_g03_g11_gives_a_basis_profil_whose_only_master_registered(
        self, client: CheckedClient, app: Flask
    ):
        answer = register(client)

        assert (answer.status_code, answer.location) == (303, LANDING)
        assert rows(app, Account.role, Account.activated_at) == [("provider", None)]
        assert rows(app, Company.name, Company.legal_form, Company.postcode) == [
            ("Pflege am Deich", "gGmbH", "19370")
        ]
        ((account_id,),) = rows(app, Account.id)
        ((company_id,),) = rows(app, Company.id)
        assert rows(app, Membership.account_id, Membership.company_id, Membership.rank) == [
            (account_id, company_id, Rank.MASTER.value)
        ]
        assert rows(app, AuditEntry.action, AuditEntry.company_id) == [
            ("company_registered", company_id)
        ]

    def test_the_draft_is_gone_afterwards(self, client: CheckedClient, app: Flask):
        register(client)

        assert rows(app, FormDraft.token_hash) == []
        assert client.get(ACCESS).location == START

    def test_after_the_mail_the_first_sign_in_leads_to_the_dashboard(
        self, client: CheckedClient, app: Flask
    ):
        register(client)
        (mail,) = take_mails(app)
        path = urlsplit(first_link(mail)).path
        press(client, client.get(path), "E-Mail-Adresse bestätigen")

        values = {"email": CONTACT_TYPED["email"], "passwort": GOOD_WORDS}
        answer = press(client, client.get("/anmelden"), "Anmelden", values)

        assert answer.location == "/anbieter/"
        assert "Pflege am Deich" in client.get("/anbieter/").text

    @pytest.mark.parametrize("email", ["seeker@example.org", "master@example.org"])
    def test_a_known_address_gets_the_same_answer_and_its_owner_a_mail(
        self, client: CheckedClient, app: Flask, other_client: CheckedClient, email: str
    ):
        role = Role.SEEKER if email.startswith("seeker") else Role.PROVIDER
        make_account(app, email=email, role=role)

        known = register(client, email=email)
        (mail,) = take_mails(app)
        unknown = register(other_client)

        assert (known.status_code, known.location) == (unknown.status_code, unknown.location)
        assert len(known.data) == len(unknown.data)
        assert mail["To"] == email
        assert "Sie haben schon ein Konto" in plain_text(mail)
        assert rows(app, Company.name) == [("Pflege am Deich",)]

    def test_an_account_that_nobody_confirms_goes_with_its_company(
        self, client: CheckedClient, app: Flask
    ):
        register(client)

        with app.app_context(), writing() as session:
            purge_unconfirmed(session, now=NOW + NEVER_ACTIVATED + NEVER_ACTIVATED)

        assert rows(app, Account.id) == rows(app, Company.id) == []

    def test_registering_twice_with_the_same_password_keeps_what_was_said_last(
        self, client: CheckedClient, app: Flask
    ):
        register(client)
        register(client, firma="Pflege am Damm")

        assert rows(app, Company.name) == [("Pflege am Damm",)]
        assert len(rows(app, Membership.account_id)) == 1

    def test_a_stranger_with_another_password_changes_no_company(
        self, client: CheckedClient, app: Flask, other_client: CheckedClient
    ):
        register(client)
        other = "Sieben-Igel-essen-9-Pflaumen"
        register(other_client, firma="Fremd", passwort=other, passwort2=other)

        assert rows(app, Company.name) == [("Pflege am Deich",)]


class TestWays:
    def test_seekers_are_led_here_from_their_own_registration(self, client: CheckedClient):
        links = pages.links(pages.tree(client.get("/registrieren")))

        assert links["Als Anbieter registrieren"] == START

    @pytest.mark.parametrize("path", ["/haeufige-fragen", "/"])
    def test_g02_questions_and_start_page_lead_here(self, client: CheckedClient, path: str):
        page = client.get(path)

        assert f'href="{START}"' in page.text
        assert 'href="/schritt-fuer-schritt-anleitung"' in page.text

    def test_g02_the_dashboard_leads_to_the_guide(self, client: CheckedClient, app: Flask):
        sign_in(client, app, make_company(app).master)

        assert 'href="/schritt-fuer-schritt-anleitung"' in client.get("/anbieter/").text

    @pytest.mark.parametrize("path", ["/haeufige-fragen", "/schritt-fuer-schritt-anleitung"])
    def test_i11_the_name_is_changed_by_support_alone(self, client: CheckedClient, path: str):
        words = pages.main_text(client.get(path))

        assert "support@mitunsleben.de" in words
        assert "nennen Sie Ihre Einrichtung und den neuen Namen" in words

    def test_says_that_the_basis_profil_costs_nothing(self, client: CheckedClient):
        leads = [text_of(one) for one in pages.tree(client.get(START)).iter("p")]

        assert any("kostenlosen Basis-Profil" in words for words in leads)
