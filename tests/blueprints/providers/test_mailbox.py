"""„Anfrage“, as those use it who work for a company."""

import csv
import io
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.inquiries.content import Content
from portal.models.audit_entry import AuditEntry
from portal.models.inquiry import Inquiry
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import (
    MadeCompany,
    add_group,
    give_facility,
    make_company,
)
from tests.factories.directory import NOW, Offer
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails
from tests.factories.pages import main_text
from tests.factories.received import receive
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted

MAILBOX = "/anbieter/anfragen"
ANSWER = {"art": "antwort", "text": "Gern. Rufen Sie uns an."}


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store two homes of a company and one of another, and sign the Master in."""
    add_offers(Offer(), Offer(name="Haus am Hang"), Offer(name="Haus der anderen"))
    made = make_company(app)
    give_facility(app, made, 1, 2)
    give_facility(app, make_company(app, name="Andere", email="andere@example.org"), 3)
    sign_in(client, app, made.master)
    return made


def stored(app: Flask, inquiry_id: str) -> Inquiry:
    with app.app_context():
        return db.session.get_one(Inquiry, inquiry_id)


def actions(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)))


def path_of(received) -> str:
    return f"{MAILBOX}/{received.id}"


class TestList:
    @pytest.mark.usefixtures("company")
    def test_e05_lists_what_came_with_a_counter_for_what_is_new(
        self, app: Flask, client: CheckedClient
    ):
        receive(app, 1, number=1)
        receive(app, 2, number=2, state="gelesen")
        receive(app, 3, number=3)

        page = client.get(MAILBOX)

        text = main_text(page)
        assert "Anfrage Neu 1" in " ".join(text.split())
        assert "Haus am See" in text
        assert "Haus am Hang" in text
        assert "Haus der anderen" not in text

    @pytest.mark.usefixtures("company")
    def test_e05_shows_nothing_that_the_person_wrote(self, app: Flask, client: CheckedClient):
        receive(app, 1)

        assert "0221 123456" not in client.get(MAILBOX).text

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize(
        ("answers", "sentence"),
        [(4, "Ab 5 Antworten steht auf einem Profil"), (5, "Sie antworten meist in 1–2 Tagen.")],
    )
    def test_x05_says_how_soon_they_usually_answer(
        self, app: Flask, client: CheckedClient, answers: int, sentence: str
    ):
        for number in range(1, answers + 1):
            receive(
                app,
                1,
                number=number,
                state="beantwortet",
                sent_at=NOW - timedelta(days=5),
                answered_at=NOW - timedelta(days=3, hours=1),
            )
        receive(app, 3, number=9, state="beantwortet", answered_at=NOW)

        assert sentence in main_text(client.get(MAILBOX))

    @pytest.mark.usefixtures("company")
    def test_leaves_out_what_no_facility_was_meant_to_see(self, app: Flask, client: CheckedClient):
        receive(app, 1, sent_at=None, state="zurueckgehalten")

        assert "Noch hat niemand angefragt." in main_text(client.get(MAILBOX))

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", {"Neu", "Gelesen, wartet auf Antwort", "Beantwortet", "Abgesagt"}),
            ("?stand=neu", {"Neu"}),
            ("?stand=offen", {"Neu", "Gelesen, wartet auf Antwort"}),
            ("?stand=beantwortet", {"Beantwortet"}),
            ("?stand=beendet", {"Abgesagt"}),
            ("?stand=quatsch&seite=-1", {"Neu", "Abgesagt"}),
        ],
    )
    def test_e05_narrows_to_where_they_stand(
        self, app: Flask, client: CheckedClient, query: str, expected: set[str]
    ):
        for number, state in enumerate(("neu", "gelesen", "beantwortet", "abgelehnt"), start=1):
            receive(app, 1, number=number, state=state)

        text = client.get(f"{MAILBOX}{query}").text

        words = {"Neu", "Gelesen, wartet auf Antwort", "Beantwortet", "Abgesagt"}
        shown = {one for one in words if f". {one}" in text}
        assert expected <= shown
        if query.startswith("?stand=") and "quatsch" not in query:
            assert shown == expected

    def test_n03_narrows_to_the_group(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        receive(app, 1, number=1)
        receive(app, 2, number=2)
        group_id = add_group(app, company, 2)
        press(client, client.get(MAILBOX), "Zeigen", {"gruppe": group_id})

        page = client.get(MAILBOX)

        assert "Haus am Hang" in main_text(page)
        assert "Haus am See" not in main_text(page)

    def test_asks_the_database_six_times_with_many(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        for number in range(1, 31):
            receive(app, 1, number=number)
        add_group(app, company, 1)
        with app.app_context():
            engine = db.engine

        with counted(engine) as statements:
            page = client.get(MAILBOX)

        assert len(statements) <= 6
        assert page.text.count(">Lesen<") == 20
        assert client.get(f"{MAILBOX}?seite=2").text.count(">Lesen<") == 10


class TestRead:
    @pytest.mark.usefixtures("company")
    def test_reading_is_a_button_and_no_address(self, app: Flask, client: CheckedClient):
        received = receive(app, 1)

        closed = client.get(path_of(received))
        assert "0221 123456" not in closed.text
        assert stored(app, received.id).state == "neu"
        opened = press(client, closed, "Lesen")

        assert "0221 123456" in main_text(client.get(opened.location))
        assert stored(app, received.id).state == "gelesen"
        assert actions(app) == ["inquiry_read"]

    @pytest.mark.usefixtures("company")
    def test_e05_lowers_the_counter(self, app: Flask, client: CheckedClient):
        received = receive(app, 1)
        press(client, client.get(path_of(received)), "Lesen")

        assert "Anfrage Neu" not in " ".join(main_text(client.get(MAILBOX)).split())


class TestAnswer:
    @pytest.mark.usefixtures("company")
    def test_i05_e06_answers_and_tells_the_person(self, app: Flask, client: CheckedClient):
        received = receive(app, 1, state="gelesen")

        answer = press(client, client.get(path_of(received)), "Antworten", ANSWER)

        assert "Ihre Antwort ist gespeichert." in main_text(client.get(answer.location))
        assert stored(app, received.id).state == "beantwortet"
        (mail,) = take_mails(app)
        assert "Gern. Rufen Sie uns an." not in mail.get_body().get_content()
        assert actions(app) == ["inquiry_answered"]

    @pytest.mark.usefixtures("company")
    def test_e06_declines(self, app: Flask, client: CheckedClient):
        received = receive(app, 1, state="gelesen")

        press(client, client.get(path_of(received)), "Anfrage absagen", {"text": ""})

        assert stored(app, received.id).state == "abgelehnt"
        assert actions(app) == ["inquiry_declined"]

    @pytest.mark.usefixtures("company")
    def test_e06_says_what_is_missing_and_keeps_the_rest(self, app: Flask, client: CheckedClient):
        received = receive(app, 1, state="gelesen")
        typed = {"art": "termin", "tag": "", "text": "Gern."}

        answer = press(client, client.get(path_of(received)), "Antworten", typed)

        assert answer.status_code == 422
        assert find_form(answer, button="Antworten").chosen("text") == ["Gern."]

    def test_e06_of_two_at_once_one_wins_and_the_other_sees_it(
        self, app: Flask, client: CheckedClient, company: MadeCompany, other_client
    ):
        received = receive(app, 1, state="gelesen")
        sign_in(other_client, app, company.master)
        mine, theirs = client.get(path_of(received)), other_client.get(path_of(received))
        press(client, mine, "Antworten", ANSWER)

        late = press(other_client, theirs, "Antworten", {"art": "antwort", "text": "Leider nein."})

        assert late.status_code == 409
        assert "Gern. Rufen Sie uns an." in main_text(late)
        assert find_form(late, button="Antworten").chosen("text") == ["Leider nein."]


class TestExport:
    @pytest.mark.usefixtures("company")
    def test_gives_what_was_read_as_a_table_in_which_nothing_calculates(
        self, app: Flask, client: CheckedClient
    ):
        formula = Content(
            name="=1+1", email="e@example.org", phone="+49 30 1", slot=None, text="@SUMME(A1)"
        )
        receive(app, 1, number=1, state="gelesen", content=formula)
        receive(app, 1, number=2)
        receive(app, 3, number=3, state="gelesen")

        assert "höchstens die neuesten 500 Anfragen" in main_text(client.get(MAILBOX))
        answer = press(client, client.get(MAILBOX), "Als Tabelle herunterladen (CSV)")

        rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
        assert len(rows) == 3
        told = {row[3]: row[6:] for row in rows[1:]}
        assert told["Gelesen, wartet auf Antwort"] == [
            "'=1+1", "'+49 30 1", "e@example.org", "'@SUMME(A1)",
        ]  # fmt: skip
        assert told["Neu"] == ["", "", "", ""]
        assert actions(app) == ["inquiries_exported"]
        assert str(NOW.year) in rows[1][0]
