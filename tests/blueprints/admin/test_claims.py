"""„Profilübernahmen“: support decides."""

from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.accounts.roles import Role
from portal.models.account import Account
from portal.models.audit_entry import AuditEntry
from portal.models.claim import Claim
from portal.models.company import Company
from portal.models.facility import Facility
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.accounts import (
    GOOD_WORDS,
    TOTP_BASE32,
    MadeAccount,
    make_account,
    sign_in,
)
from tests.factories.claims import CONTENT, store_claim
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW, Offer
from tests.factories.forms import find_form, press
from tests.factories.mails import first_link, plain_text, take_mails
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted

QUEUE = "/verwaltung/uebernehmen"
FIELDS = {"Freigeben": "nachweis", "Ablehnen": "grund"}


@pytest.fixture
def house(add_offers) -> int:
    return add_offers(Offer(columns={"name": "Haus Birke", "website": "https://deich.example"}))[0]


@pytest.fixture
def admin(app: Flask) -> MadeAccount:
    return make_account(app, email="chefin@example.org", role=Role.ADMIN, totp_secret=TOTP_BASE32)


@pytest.fixture
def signed_in(app: Flask, client: CheckedClient, admin: MadeAccount) -> CheckedClient:
    sign_in(client, app, admin)
    return client


def rows(app: Flask, *columns: object) -> list[tuple[object, ...]]:
    with app.app_context():
        return [tuple(row) for row in db.session.execute(sa.select(*columns))]


def approve(client: CheckedClient, claim_id: str, proof: str = "Rückruf"):
    return press(client, client.get(f"{QUEUE}/{claim_id}"), "Freigeben", {"nachweis": proof})


class TestQueue:
    def test_p01_lists_what_waits_and_shows_it_with_hints(
        self, app: Flask, client: CheckedClient, admin: MadeAccount, house: int
    ):
        claim_id = store_claim(app, house)
        sign_in(client, app, admin)

        listed = client.get(QUEUE)
        shown = pages.main_text(client.get(f"{QUEUE}/{claim_id}"))

        assert "Haus Birke" in pages.main_text(listed)
        for words in ("Hafen", "Einrichtungsleitung", "gGmbH", "passt zur Internetseite"):
            assert words in shown

    def test_asks_as_often_for_many_as_for_one(
        self, app: Flask, signed_in: CheckedClient, house: int, database: sa.Engine
    ):
        store_claim(app, house)
        with counted(database) as few:
            signed_in.get(QUEUE)
        for _ in range(9):
            store_claim(app, house)
        with counted(database) as many:
            signed_in.get(QUEUE)

        assert len(many) == len(few)

    def test_is_for_support_alone(self, app: Flask, client: CheckedClient, house: int):
        claim_id = store_claim(app, house)
        assert client.get(QUEUE).status_code == 303
        sign_in(client, app, make_company(app).master)

        for path in (QUEUE, f"{QUEUE}/{claim_id}"):
            assert client.get(path).status_code == 403

    def test_one_that_is_not_there(self, app: Flask, client: CheckedClient, admin: MadeAccount):
        sign_in(client, app, admin)

        assert client.get(f"{QUEUE}/{'0' * 32}").status_code == 404


class TestApprove:
    def test_g08_the_link_leads_to_the_first_sign_in_and_the_dashboard(
        self,
        app: Flask,
        client: CheckedClient,
        other_client: CheckedClient,
        admin: MadeAccount,
        house: int,
    ):
        claim_id = store_claim(app, house)
        sign_in(client, app, admin)

        assert approve(client, claim_id).location == f"{QUEUE}?getan=freigegeben"

        (mail,) = take_mails(app)
        assert mail["To"] == CONTENT.email
        path = urlsplit(first_link(mail)).path
        new = {"passwort": GOOD_WORDS, "passwort2": GOOD_WORDS}
        press(other_client, other_client.get(path), "Konto aktivieren", new)
        entered = {"email": CONTENT.email, "passwort": GOOD_WORDS}
        answer = press(other_client, other_client.get("/anmelden"), "Anmelden", entered)
        assert answer.location == "/anbieter/"
        assert "Pflege am Deich" in other_client.get("/anbieter/").text

    def test_g10_the_source_note_goes_and_the_audit_trail_knows_why(
        self, app: Flask, client: CheckedClient, admin: MadeAccount, house: int
    ):
        claim_id = store_claim(app, house)
        sign_in(client, app, admin)
        note = "wird nicht vom Anbieter gepflegt"
        assert note in client.get(f"/pflege-und-wohnangebote/{house}").text

        approve(client, claim_id)

        assert note not in client.get(f"/pflege-und-wohnangebote/{house}").text
        assert ("claim_approved",) in rows(app, AuditEntry.action)
        assert "freigegeben" in pages.main_text(client.get(f"{QUEUE}/{claim_id}")).casefold()

    def test_g12_a_company_that_has_an_account_is_told_without_a_link(
        self, app: Flask, client: CheckedClient, admin: MadeAccount, house: int
    ):
        made = make_company(app, email=CONTENT.email)
        claim_id = store_claim(app, house)
        sign_in(client, app, admin)

        approve(client, claim_id)

        (mail,) = take_mails(app)
        assert "erstanmeldung" not in plain_text(mail)
        assert rows(app, Facility.company_id) == [(made.id,)]


class TestReject:
    def test_g07_p01_the_person_is_told_why_and_nothing_changes(
        self, app: Flask, client: CheckedClient, admin: MadeAccount, house: int
    ):
        claim_id = store_claim(app, house)
        sign_in(client, app, admin)

        page = client.get(f"{QUEUE}/{claim_id}")
        answer = press(client, page, "Ablehnen", {"grund": "Niemand kannte Sie."})

        assert answer.status_code == 303
        (mail,) = take_mails(app)
        assert "Niemand kannte Sie." in plain_text(mail)
        assert rows(app, Facility.is_managed) == [(False,)]
        assert rows(app, Account.role) == [("admin",)]
        assert "Angaben zur Person sind" in client.get(f"{QUEUE}/{claim_id}").text


class TestRefused:
    @pytest.mark.parametrize("button", FIELDS)
    @pytest.mark.parametrize("typed", ["", "x" * 501])
    def test_g07_needs_a_proof_or_a_reason(
        self, app, signed_in: CheckedClient, house: int, button, typed
    ):
        claim_id = store_claim(app, house)
        field = FIELDS[button]

        page = press(signed_in, signed_in.get(f"{QUEUE}/{claim_id}"), button, {field: typed})

        assert page.status_code == 422
        assert [anchor for anchor, _ in pages.problems(page)] == [field]
        assert rows(app, Claim.state) == [("neu",)]

    @pytest.mark.parametrize("button", ["Freigeben", "Ablehnen"])
    def test_who_comes_second_changes_nothing(
        self, app, client: CheckedClient, admin: MadeAccount, house: int, button
    ):
        claim_id = store_claim(app, house)
        sign_in(client, app, admin)
        seen = client.get(f"{QUEUE}/{claim_id}")
        approve(client, claim_id)
        before = rows(app, AuditEntry.id)

        late = press(client, seen, button, {"nachweis": "Brief", "grund": "Nein"})

        assert late.status_code == 409
        assert "inzwischen jemand entschieden" in pages.main_text(late)
        assert rows(app, AuditEntry.id) == before

    def test_of_two_claims_one_wins(
        self, app: Flask, client: CheckedClient, admin: MadeAccount, house: int
    ):
        first, second = store_claim(app, house), store_claim(app, house)
        sign_in(client, app, admin)
        seen = client.get(f"{QUEUE}/{second}")
        assert "wartet noch eine andere Anfrage" in pages.main_text(seen)
        approve(client, first)

        late = press(client, seen, "Freigeben", {"nachweis": "Brief"})

        assert late.status_code == 409
        assert "Es wurde nichts geändert" in pages.main_text(late)
        assert sorted(rows(app, Claim.state)) == [("freigegeben",), ("neu",)]

    def test_g09_what_a_provider_keeps_by_now_cannot_be_ticked(
        self, app: Flask, client: CheckedClient, admin: MadeAccount, house: int
    ):
        claim_id = store_claim(app, house)
        give_facility(app, make_company(app), house)
        sign_in(client, app, admin)
        page = client.get(f"{QUEUE}/{claim_id}")
        assert find_form(page, button="Freigeben").chosen("einrichtung") == []

        assert approve(client, claim_id).status_code == 409

    def test_an_address_of_a_seeker_is_not_taken(
        self, app: Flask, client: CheckedClient, admin: MadeAccount, house: int
    ):
        make_account(app, email=CONTENT.email)
        claim_id = store_claim(app, house)
        sign_in(client, app, admin)

        page = approve(client, claim_id)

        assert page.status_code == 409
        assert "bitten Sie um eine andere Adresse" in pages.main_text(page)

    def test_what_is_locked_is_said_and_not_taken(
        self, app: Flask, client: CheckedClient, admin: MadeAccount, house: int
    ):
        make_company(app, email=CONTENT.email)
        with app.app_context(), writing() as session:
            session.execute(sa.update(Company).values(locked_at=NOW, lock_reason="Betrug"))
        claim_id = store_claim(app, house)
        sign_in(client, app, admin)
        assert "gesperrt" in pages.main_text(client.get(f"{QUEUE}/{claim_id}"))

        page = approve(client, claim_id)

        assert page.status_code == 409
        assert "heben Sie zuerst die Sperre auf" in pages.main_text(page)
        assert rows(app, Facility.is_managed) == [(False,)]

    def test_a_number_as_long_as_a_book_is_none(
        self, app: Flask, client: CheckedClient, admin: MadeAccount, house: int
    ):
        claim_id = store_claim(app, house)
        sign_in(client, app, admin)
        form = find_form(client.get(f"{QUEUE}/{claim_id}"), button="Freigeben")
        data = form.filled({"nachweis": "Rückruf"}, button="Freigeben")
        data.setlist("einrichtung", ["9" * 4301])

        page = client.post(f"{QUEUE}/{claim_id}/freigeben", data=data)

        assert page.status_code == 409
        assert [anchor for anchor, _ in pages.problems(page)] == ["einrichtung"]
