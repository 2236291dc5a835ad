"""„Anfrage“, as those use it who work for a company."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import MadeCompany, add_group, list_actions
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails
from tests.factories.pages import main_text
from tests.factories.received import receive, stored_inquiry
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted

MAILBOX = "/anbieter/anfragen"
ANSWER = {"art": "antwort", "text": "Gern. Rufen Sie uns an."}


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

    @pytest.mark.usefixtures("company")
    def test_e05_says_how_many_stand_where(self, app: Flask, client: CheckedClient):
        for number, state in enumerate(("neu", "neu", "gelesen", "abgelehnt"), start=1):
            receive(app, 1, number=number, state=state)
        receive(app, 2, number=8)
        receive(app, 3, number=9)

        all_of_them = main_text(client.get(MAILBOX))
        hang = main_text(client.get(f"{MAILBOX}?haus=2"))

        counted = "Alle (5) Neu (3) Warten auf Antwort (4) Beantwortet (0) Beendet (1) Nur meine (0"
        assert counted in all_of_them
        assert "Alle (1) Neu (1) Warten auf Antwort (1) Beantwortet (0) Beendet (0)" in hang

    def test_e10_says_how_many_of_them_are_mine(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        receive(app, 1, number=1, state="gelesen", assigned_to=company.master.id)
        receive(app, 1, number=2)

        everybodys = client.get(MAILBOX)
        mine = client.get(f"{MAILBOX}?meine=ja")

        assert "Alle (2) Neu (1)" in main_text(everybodys)
        assert "Nur meine (1)" in main_text(everybodys)
        assert "Alle (1) Neu (0)" in main_text(mine)
        assert mine.text.count('class="letter') == 1
        assert f'href="{MAILBOX}" aria-current="true">Nur meine (1)' in mine.text

    @pytest.mark.usefixtures("company")
    def test_e05_narrows_to_a_facility_and_keeps_what_was_chosen_before(
        self, app: Flask, client: CheckedClient
    ):
        receive(app, 1, number=1)
        receive(app, 2, number=2)
        receive(app, 2, number=3, state="gelesen")
        page = client.get(f"{MAILBOX}?stand=neu")

        narrowed = press(client, page, "Anzeigen", {"haus": "2"})

        assert narrowed.request.args.to_dict() == {"stand": "neu", "haus": "2"}
        assert narrowed.text.count('class="letter') == 1
        assert find_form(narrowed, button="Anzeigen").chosen("haus") == ["2"]
        assert f"{MAILBOX}?stand=offen&amp;haus=2" in narrowed.text

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize("house", ["3", "99", "viele", ""])
    def test_another_facility_is_no_choice(self, app: Flask, client: CheckedClient, house: str):
        receive(app, 1, number=1)
        receive(app, 3, number=3)

        page = client.get(f"{MAILBOX}?haus={house}")

        assert "Haus am See" in main_text(page)
        assert "Haus der anderen" not in main_text(page)
        assert 'name="haus"' not in page.text, "there is nothing to choose from"

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

        closed = client.get(received.in_dashboard)
        assert "0221 123456" not in closed.text
        assert stored_inquiry(app, received).state == "neu"
        opened = press(client, closed, "Lesen")

        assert "0221 123456" in main_text(client.get(opened.location))
        assert stored_inquiry(app, received).state == "gelesen"
        assert list_actions(app) == ["inquiry_read"]

    @pytest.mark.usefixtures("company")
    def test_e05_lowers_the_counter(self, app: Flask, client: CheckedClient):
        received = receive(app, 1)
        press(client, client.get(received.in_dashboard), "Lesen")

        assert "Anfrage Neu" not in " ".join(main_text(client.get(MAILBOX)).split())


class TestAnswer:
    @pytest.mark.usefixtures("company")
    def test_i05_e06_answers_and_tells_the_person(self, app: Flask, client: CheckedClient):
        received = receive(app, 1, state="gelesen")

        answer = press(client, client.get(received.in_dashboard), "Antworten", ANSWER)

        assert "Ihre Antwort ist gespeichert." in main_text(client.get(answer.location))
        assert stored_inquiry(app, received).state == "beantwortet"
        (mail,) = take_mails(app)
        assert "Gern. Rufen Sie uns an." not in mail.get_body().get_content()
        assert list_actions(app) == ["inquiry_answered"]

    @pytest.mark.usefixtures("company")
    def test_e06_declines(self, app: Flask, client: CheckedClient):
        received = receive(app, 1, state="gelesen")

        press(client, client.get(received.in_dashboard), "Anfrage absagen", {"text": ""})

        assert stored_inquiry(app, received).state == "abgelehnt"
        assert list_actions(app) == ["inquiry_declined"]

    @pytest.mark.usefixtures("company")
    def test_e06_says_what_is_missing_and_keeps_the_rest(self, app: Flask, client: CheckedClient):
        received = receive(app, 1, state="gelesen")
        typed = {"art": "termin", "tag": "", "text": "Gern."}

        answer = press(client, client.get(received.in_dashboard), "Antworten", typed)

        assert answer.status_code == 422
        assert find_form(answer, button="Antworten").chosen("text") == ["Gern."]

    def test_e06_of_two_at_once_one_wins_and_the_other_sees_it(
        self, app: Flask, client: CheckedClient, company: MadeCompany, other_client
    ):
        received = receive(app, 1, state="gelesen")
        sign_in(other_client, app, company.master)
        mine, theirs = client.get(received.in_dashboard), other_client.get(received.in_dashboard)
        press(client, mine, "Antworten", ANSWER)

        late = press(other_client, theirs, "Antworten", {"art": "antwort", "text": "Leider nein."})

        assert late.status_code == 409
        assert "Gern. Rufen Sie uns an." in main_text(late)
        assert find_form(late, button="Antworten").chosen("text") == ["Leider nein."]
