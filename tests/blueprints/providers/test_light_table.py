"""„Ampeln als Tabelle“, as those use it who may set lights."""

import csv
import io
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.availability.table import COLUMNS, MOST_BYTES
from portal.models.audit_entry import AuditEntry
from portal.models.facility import Availability
from portal.web.extensions import db
from tests.factories.accounts import make_account, sign_in
from tests.factories.companies import (
    MadeCompany,
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import TODAY, Lamp, Offer
from tests.factories.forms import find_form, press
from tests.factories.pages import links, main_text, tree
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing

PAGE = "/anbieter/verfuegbarkeit/tabelle"
FILE = f"{PAGE}/herunterladen"
SEND = "Tabelle übernehmen"
HEADER = ";".join(COLUMNS)
LONG_AGO = TODAY - timedelta(days=20)


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store two homes with lights of long ago, one of others, and sign the Master in."""
    lamp = Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.FREI, days_ago=20, places=2)
    add_offers(
        Offer(lamps=(lamp,)), Offer(name="=Süd", lamps=(lamp,)), Offer(name="Fremd", lamps=(lamp,))
    )
    made = make_company(app)
    give_facility(app, made, 1, 2)
    give_facility(app, make_company(app, name="Andere", email="andere@example.org"), 3)
    sign_in(client, app, made.master)
    return made


def send(client: CheckedClient, content: bytes, name: str = "ampeln.csv") -> TestResponse:
    filled = find_form(client.get(PAGE), button=SEND).filled({}, button=SEND)
    filled["datei"] = FileStorage(io.BytesIO(content), name)
    boundary, body = encode_multipart(filled)
    return client.post(PAGE, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def send_lines(client: CheckedClient, *lines: str) -> TestResponse:
    return send(client, "\r\n".join((HEADER, *lines)).encode())


def said(app: Flask) -> list[tuple[object, ...]]:
    """Return what is said about every Dauerpflege, by facility."""
    columns = (Availability.light, Availability.places, Availability.confirmed_on)
    found = sa.select(*columns).where(Availability.kind == "dauerpflege")
    with app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(found.order_by(Availability.facility_id))
        return [tuple(row) for row in rows]


def entries(app: Flask) -> list[tuple[str, object]]:
    with app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(sa.select(AuditEntry.action, AuditEntry.details))
        return [tuple(row) for row in rows]


BEFORE = [("frei", 2, LONG_AGO)] * 3


def rows_of(answer: TestResponse) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


class TestExport:
    @pytest.mark.usefixtures("company")
    def test_x20_gives_every_light_of_the_own_houses_safe_against_formulas(
        self, client: CheckedClient
    ):
        assert PAGE in links(tree(client.get("/anbieter/verfuegbarkeit"))).values()
        assert links(tree(client.get(PAGE)))["Tabelle herunterladen"] == FILE

        answer = client.get(FILE)

        assert answer.mimetype == "text/csv"
        assert answer.headers["Cache-Control"] == "no-store"
        header, *rows = rows_of(answer)
        assert tuple(header) == COLUMNS
        assert len(rows) == 6
        day = f"{LONG_AGO:%d.%m.%Y}"
        assert ["1", "Haus am See", *rows[-1][2:3], "Dauerpflege", "Plätze frei", "2", "", day] in (
            rows
        )
        assert {row[1] for row in rows} == {"Haus am See", "'=Süd"}
        assert {row[4] for row in rows if row[3] != "Dauerpflege"} == {"Keine Angabe"}

    def test_x20_gives_the_group_that_is_looked_at(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        group_id = add_group(app, company, 2)
        press(client, client.get(PAGE), "Zeigen", {"gruppe": group_id})

        assert {row[0] for row in rows_of(client.get(FILE))[1:]} == {"2"}


class TestTake:
    @pytest.mark.usefixtures("company")
    def test_x20_h07_takes_back_what_was_changed(self, app: Flask, client: CheckedClient):
        content = client.get(FILE).data.decode("utf-8-sig")
        old = next(line for line in content.splitlines() if line.startswith("1;"))
        assert "Plätze frei;2" in old
        changed = content.replace(old, old.replace("Plätze frei;2", "Belegt;"))

        answer = send(client, changed.encode("cp1252"))

        assert answer.status_code == 303
        assert "gelten ab heute als bestätigt" in main_text(client.get(answer.location))
        assert said(app) == [("belegt", None, TODAY), ("frei", 2, TODAY), ("frei", 2, LONG_AGO)]
        assert entries(app) == [("lights_imported", {"count": 2})]
        assert "Belegt" in main_text(client.get("/pflege-und-wohnangebote/1"))

    @pytest.mark.usefixtures("company")
    def test_x20_sent_twice_has_one_effect(self, app: Flask, client: CheckedClient):
        for _ in range(2):
            assert send_lines(client, "1;;;Dauerpflege;Belegt;;24.12.2026;").status_code == 303

        assert said(app) == [("belegt", None, TODAY), *BEFORE[1:]]
        assert entries(app) == [("lights_imported", {"count": 1})]

    @pytest.mark.usefixtures("company")
    def test_x20_names_every_mistake_by_row_and_stores_nothing(
        self, app: Flask, client: CheckedClient
    ):
        answer = send_lines(
            client,
            "1;;;Dauerpflege;Belegt;;;",
            "3;;;Dauerpflege;Belegt;;;",
            "2;;;Garage;<b>rot</b>;0;bald;",
            "1;;;Dauerpflege;Belegt;;;",
            ";;;;;viele;;",
        )

        assert answer.status_code == 422
        text = main_text(answer)
        for sentence in (
            "Zeile 3: Die Nummer „3“ gehört zu keiner Ihrer Einrichtungen.",
            "Zeile 4: Die Platzart „Garage“ kennen wir nicht.",
            "Zeile 4: Die Ampel „<b>rot</b>“ kennen wir nicht. Möglich sind: Plätze frei, ",
            "Zeile 4: „bald“ ist kein Tag.",
            "Zeile 5: Diese Einrichtung mit dieser Platzart steht schon weiter oben.",
            "Zeile 6: Die Nummer der Einrichtung fehlt.",
            "Zeile 6: Die Platzart fehlt.",
            "Zeile 6: Die Ampel fehlt.",
            "Zeile 6: „viele“ ist keine Anzahl von Plätzen.",
            "Es ist nichts gespeichert.",
        ):
            assert sentence in text, sentence
        assert (said(app), entries(app)) == (BEFORE, [])

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize(
        ("cells", "sentence"),
        [
            ("Belegt;2;", "passt nur zu „Plätze frei“"),
            ("Plätze frei;0;", "Diese Anzahl von Plätzen geht nicht."),
            ("Belegt;;1.1.2020", "ist schon vorbei"),
            ("Belegt;;1.1.2099", "nicht in den nächsten 2 Jahren"),
            ("Keine Angabe;;24.12.2026", "passt nicht zu „Keine Angabe“"),
            ("Belegt;;;;mehr", "mehr, als in die Spalten"),
        ],
    )
    def test_x20_says_what_cannot_be_so(self, client: CheckedClient, cells: str, sentence: str):
        answer = send_lines(client, f"1;;;Dauerpflege;{cells}")

        assert answer.status_code == 422
        assert sentence in main_text(answer)

    @pytest.mark.usefixtures("company")
    def test_x20_says_the_kind_is_not_offered_here(self, client: CheckedClient):
        answer = send_lines(client, "1;;;Tagespflege;Belegt;;;")

        assert "„Tagespflege“ gibt es bei dieser Einrichtung nicht" in main_text(answer)

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "keine Zeile mit Ampeln"),
            (b"PK\x03\x04\x00", "können wir nicht lesen"),
            (b"Nummer;Platzart;Ampel\n1;a;b", "fehlt: „Plätze“, „Frei ab“"),
            (f"{HEADER};Ampel\n1;;;;;;;".encode(), "doppelt: „Ampel“"),
            ("\n".join((HEADER, *["1;;;;;;;"] * 1_001)).encode(), "mehr als 1.000 Zeilen"),
            (b"x" * (MOST_BYTES + 1), "Möglich sind 256 kB."),
        ],
    )
    def test_x20_refuses_what_is_no_such_table(
        self, app: Flask, client: CheckedClient, content: bytes, sentence: str
    ):
        answer = send(client, content)

        assert answer.status_code == 422
        assert sentence in main_text(answer)
        assert said(app) == BEFORE

    @pytest.mark.usefixtures("company")
    def test_x20_asks_for_a_file(self, client: CheckedClient):
        answer = send(client, b"", name="")

        assert answer.status_code == 422
        assert "Bitte wählen Sie die Datei" in main_text(answer)

    @pytest.mark.usefixtures("company")
    def test_x20_lists_so_many_mistakes_and_counts_the_rest(self, client: CheckedClient):
        answer = send_lines(client, *("1;;;Dauerpflege;rot;;;" for _ in range(103)))

        assert "noch 3 weitere Fehler" in main_text(answer)
        assert "Zeile 101:" in main_text(answer)
        assert "Zeile 102:" not in main_text(answer)

    @pytest.mark.usefixtures("company")
    def test_x20_a_body_that_is_too_large_is_413(
        self, app: Flask, client: CheckedClient, other_client: CheckedClient
    ):
        app.config["WTF_CSRF_ENABLED"] = False
        data = {"datei": (io.BytesIO(b"x" * 400_000), "ampeln.csv")}

        answer = client.post(PAGE, data=data)

        assert answer.status_code == 413
        assert "Möglich sind 256 kB." in main_text(answer)
        data = {"datei": (io.BytesIO(b"x" * 400_000), "ampeln.csv")}
        assert other_client.post(PAGE, data=data).status_code == 303


class TestRefused:
    def test_x20_h08_employees_take_only_the_houses_they_may_report_on(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        grant(app, company, 1)
        grant(app, company, 2)
        sign_in(client, app, make_employee(app, company, rights={1: "light", 2: "inquiries"}))

        assert {row[0] for row in rows_of(client.get(FILE))[1:]} == {"1"}
        refused = send_lines(client, "2;;;Dauerpflege;Belegt;;;")
        assert refused.status_code == 422
        assert "„2“ gehört zu keiner" in main_text(refused)
        assert send_lines(client, "1;;;Dauerpflege;Belegt;;;").status_code == 303

        assert [light for light, *_ in said(app)] == ["belegt", "frei", "frei"]

    @pytest.mark.usefixtures("company")
    def test_x20_seekers_and_strangers_get_nothing(
        self, app: Flask, other_client: CheckedClient, database: sa.Engine
    ):
        app.config["WTF_CSRF_ENABLED"] = False
        for path in (PAGE, FILE):
            assert str(other_client.get(path).location).startswith("/anmelden")
        sign_in(other_client, app, make_account(app, email="otto@example.org"))

        with writes_nothing(database):
            for path in (PAGE, FILE):
                assert other_client.get(path).status_code == 403
            assert other_client.post(PAGE).status_code == 403
