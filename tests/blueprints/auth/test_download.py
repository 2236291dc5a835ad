"""„Meine Daten herunterladen“: everything about oneself in one file, nothing about others."""

import io
import json
import zipfile

import pytest
import sqlalchemy as sa

from portal.blueprints.auth.download import packing, preparing
from portal.blueprints.auth.download.giving import MOST_DOWNLOADS
from portal.domain.accounts.events import Event
from portal.domain.accounts.roles import Role
from portal.domain.protocol.label import Label
from portal.models.inquiry import Inquiry
from portal.models.saved_result import SavedResult
from portal.services.documents.owners import owner_of_result
from portal.services.saved_results.read import ResultUnreadable
from portal.values.errors import Unavailable
from portal.web import clock, documents
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.directory import NOW, Offer
from tests.factories.forms import find_form, press
from tests.factories.own_account import events_of, store_pdf
from tests.factories.received import receive, write_stored
from tests.factories.results import keep_result
from tests.factories.watchlist import watch

PATH, FILE = "/mein-konto/daten", "/mein-konto/daten.zip"
GIVE, PREPARE = "Daten herunterladen", "PDF-Dateien erstellen lassen"
TABLES = {
    "LIESMICH.txt",
    "konto.json",
    "geraete.json",
    "ereignisse.json",
    "merkliste.json",
    "anfragen.json",
    "wartelisten.json",
}


@pytest.fixture
def account(app, client):
    made = make_account(app, phone="0221 1", totp_secret=TOTP_BASE32)
    sign_in(client, app, made, device="Safari auf iPhone")
    return made


@pytest.fixture
def unpack(client, account):
    """Return a function that downloads the file and returns what is in it, by name."""
    assert account

    def unpack():
        answer = press(client, client.get(PATH), GIVE)
        assert answer.mimetype == "application/zip"
        with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return unpack


def damage(app, result_id):
    """Let the snapshot of the result be unreadable; its name can still be read."""
    with app.app_context(), writing() as session:
        change = sa.update(SavedResult).where(SavedResult.id == result_id)
        session.execute(change.values(snapshot=b"damaged"))


class TestFile:
    def test_x19_holds_everything_about_the_account_in_german(self, account, unpack):
        found = unpack()

        stored = json.loads(found["konto.json"])
        assert set(found) == TABLES
        assert (stored["e_mail"], stored["telefon"]) == (account.email, "0221 1")
        assert stored["angelegt_am"] == NOW.astimezone(clock.BERLIN).isoformat()
        assert stored["art_des_kontos"] == "Pflegesuche"
        (device,) = json.loads(found["geraete.json"])
        assert (device["geraet"], device["dieses_geraet"]) == ("Safari auf iPhone", True)
        assert (
            json.loads(found["ereignisse.json"])[0]["ereignis"] == "Eigene Daten heruntergeladen."
        )

    def test_x19_names_every_kind_of_account(self):
        assert set(packing.KINDS) == set(Role)

    def test_x19_holds_no_secret(self, app, account, unpack):
        everything = b"".join(unpack().values())

        with app.app_context():
            stored = db.session.connection().exec_driver_sql(
                "SELECT password_hash FROM account WHERE id = ?", (account.id,)
            )
            assert stored.scalar_one().encode() not in everything
        assert TOTP_BASE32.encode() not in everything
        assert account.id.encode() not in everything

    def test_x19_explains_every_file(self, unpack):
        explained = unpack()["LIESMICH.txt"].decode()

        assert all(name in explained for name in TABLES - {"LIESMICH.txt"})
        assert "Sie haben keine Ergebnisse gespeichert." in explained

    def test_x19_holds_the_inquiries_with_all_that_was_written(
        self, app, account, unpack, add_offers
    ):
        house = add_offers(Offer(name="Haus am See", columns={"email": "haus@example.org"}))[0]
        received = receive(app, house, account_id=account.id, state="beantwortet")
        write_stored(app, received, text="Gern.")
        receive(app, house, number=2, batch_id="f" * 32)

        (entry,) = json.loads(unpack()["anfragen.json"])

        assert (entry["einrichtung"], entry["name"]) == ("Haus am See", "Erika Muster")
        assert entry["text"] == "Wann können wir das Haus ansehen?"
        assert entry["gesendet_am"] == NOW.astimezone(clock.BERLIN).isoformat()
        assert [(one["von"], one["text"]) for one in entry["nachrichten"]] == [
            ("Einrichtung", "Gern.")
        ]

    def test_x19_what_was_withdrawn_is_not_in_it(self, app, account, unpack, add_offers):
        house = add_offers(Offer(name="Haus am See"))[0]
        receive(app, house, account_id=account.id)
        with app.app_context(), writing() as session:
            gone = {"state": "zurueckgezogen", "content": None, "links": None}
            session.execute(sa.update(Inquiry).values(gone))

        (entry,) = json.loads(unpack()["anfragen.json"])

        assert entry["stand"].startswith("zurückgezogen")
        assert "name" not in entry

    def test_x19_holds_the_merkliste(self, client, unpack, add_offers):
        house = add_offers(Offer(name="Haus am See"))[0]
        watch(client, house)

        (entry,) = json.loads(unpack()["merkliste.json"])

        assert entry == {
            "nummer": house,
            "einrichtung": "Haus am See",
            "ort": "Parchim",
            "gemerkt_am": NOW.astimezone(clock.BERLIN).isoformat(),
        }

    def test_x19_holds_each_result_as_json_and_text(self, app, account, unpack):
        keep_result(app, account, label=Label(name="../../{{7*7}}", place="Parchim"))

        found = unpack()

        assert set(found) == TABLES | {"ergebnisse/01.json", "ergebnisse/01.txt"}
        assert json.loads(found["ergebnisse/01.json"])["name"] == "../../{{7*7}}"
        assert "01  ../../{{7*7}}" in found["LIESMICH.txt"].decode()

    def test_x19_holds_a_pdf_that_is_rendered(self, app, account, unpack):
        store_pdf(app, keep_result(app, account))

        assert unpack()["ergebnisse/01.pdf"] == b"%PDF-1.7"

    def test_nothing_of_somebody_else(self, app, unpack):
        other = make_account(app, email="other@example.org", first_name="Kanarienvogel")
        keep_result(app, other)

        found = unpack()

        assert set(found) == TABLES
        assert b"Kanarienvogel" not in b"".join(found.values())

    def test_x19_a_result_that_cannot_be_read_is_named_and_hides_no_other(
        self, app, account, unpack
    ):
        keep_result(app, account, label=Label(name="Für Mutter", place="Parchim"))
        broken = keep_result(app, account, label=Label(name="Für Vater", place="Parchim"))
        damage(app, broken)

        found = unpack()

        explained = found["LIESMICH.txt"].decode()
        assert set(found) == TABLES | {"ergebnisse/01.json", "ergebnisse/01.txt"}
        assert json.loads(found["ergebnisse/01.json"])["name"] == "Für Mutter"
        assert "01  Für Mutter" in explained
        assert "nicht mehr lesen" in explained
        assert "–   Für Vater" in explained

    def test_x19_one_that_cannot_be_read_is_not_nothing(self, app, account, unpack):
        damage(app, keep_result(app, account))

        found = unpack()

        assert set(found) == TABLES
        assert "–   Für Mutter" in found["LIESMICH.txt"].decode()
        assert "keine Ergebnisse" not in found["LIESMICH.txt"].decode()

    def test_is_noted_and_kept_out_of_caches(self, app, client, account):
        answer = press(client, client.get(PATH), GIVE)

        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="meine-daten.zip"'
        with app.app_context():
            assert events_of(db.session(), account.id) == [Event.DATA_DOWNLOADED]

    def test_is_given_ten_times_in_ten_minutes(self, client, unpack):
        for _ in range(MOST_DOWNLOADS):
            unpack()

        answer = press(client, client.get(PATH), GIVE)

        assert answer.status_code == 429
        assert "Bitte warten Sie" in pages.main_text(answer)


class TestWho:
    def test_get_gives_no_file(self, client, account):
        assert account
        assert client.get(FILE).status_code == 405

    def test_signed_out_there_is_nothing(self, client):
        assert client.get(PATH).location.startswith("/anmelden?weiter=")

    def test_without_the_token_of_the_form_there_is_nothing(self, client, account):
        assert account
        assert client.post(FILE).status_code == 400


class TestPdf:
    def test_the_page_says_what_is_not_ready(self, app, client, account):
        assert "keine Ergebnisse" in pages.main_text(client.get(PATH))
        store_pdf(app, keep_result(app, account))
        assert "Von Ihrem Ergebnis liegt die PDF-Datei bereit" in pages.main_text(client.get(PATH))

        keep_result(app, account)

        assert "Von 1 Ihrer 2 Ergebnisse ist die PDF-Datei noch nicht" in pages.main_text(
            client.get(PATH)
        )

    def test_missing_ones_are_ordered_on_demand_only(self, app, client, account, monkeypatch):
        orders = []
        monkeypatch.setattr(preparing, "missing_libraries", lambda: ())
        monkeypatch.setattr(documents, "order_document", lambda **given: orders.append(given))
        result_id = keep_result(app, account)
        page = client.get(PATH)
        assert orders == []

        answer = press(client, page, PREPARE)

        assert [one["owner_id"] for one in orders] == [owner_of_result(result_id=result_id)]
        assert "werden erstellt" in pages.main_text(client.get(answer.location))

    def test_a_full_queue_is_no_error(self, app, client, account, monkeypatch):
        def fail(**_given):
            raise Unavailable("full")

        monkeypatch.setattr(preparing, "missing_libraries", lambda: ())
        monkeypatch.setattr(documents, "order_document", fail)
        keep_result(app, account)

        answer = press(client, client.get(PATH), PREPARE)

        assert (answer.status_code, answer.location) == (303, PATH)

    def test_one_that_cannot_be_read_is_left_out(self, app, client, account, monkeypatch):
        def fail(*_arguments, **_given):
            raise ResultUnreadable("damaged")

        monkeypatch.setattr(preparing, "missing_libraries", lambda: ())
        monkeypatch.setattr(preparing, "read_result", fail)
        keep_result(app, account)

        assert press(client, client.get(PATH), PREPARE).status_code == 303

    def test_without_the_libraries_there_is_no_button(self, app, client, account, monkeypatch):
        monkeypatch.setattr(preparing, "missing_libraries", lambda: ("pango",))
        keep_result(app, account)

        assert PREPARE not in client.get(PATH).text
        assert find_form(client.get(PATH), button=GIVE)
