"""Answering and declining without an account."""

import pytest
import sqlalchemy as sa

from portal.blueprints.providers.inquiries.answering import MOST_ANSWERS
from portal.models.inquiry import Inquiry, InquiryMessage
from tests.factories import pages
from tests.factories.directory import Offer
from tests.factories.forms import find_form, press
from tests.factories.mails import first_link, plain_text, take_mails
from tests.factories.received import receive

OPEN, ANSWER, DECLINE = "Anfrage öffnen", "Antworten", "Anfrage absagen"
VISIT = {"art": "termin", "tag": "05.03.2026", "uhrzeit": "10:30", "text": "Bitte klingeln."}
TEXT = {"art": "antwort", "text": "Ja, ab April ist ein Zimmer frei. Zimmerkanarienwort"}


@pytest.fixture
def received(app, add_offers):
    house = add_offers(Offer(name="Haus am See", columns={"email": "haus@example.org"}))[0]
    return receive(app, house, kind="besichtigung")


@pytest.fixture
def page(client, received):
    """Return the opened inquiry."""
    return client.get(press(client, client.get(received.path), OPEN).location)


def stored(database):
    """Return where the inquiry stands and how many messages there are."""
    with database.connect() as connection:
        state = connection.scalar(sa.select(Inquiry.state))
        return state, connection.scalar(sa.select(sa.func.count(InquiryMessage.id)))


class TestAnswer:
    def test_e06_a_time_is_proposed_with_kind_time_and_message(self, client, page, database):
        answer = press(client, page, ANSWER, VISIT)

        assert answer.status_code == 303
        text = pages.main_text(client.get(answer.location))
        assert "5. März 2026, 10:30 Uhr" in text
        assert "Bitte klingeln." in text
        assert "Ihre Antwort ist gespeichert" in text
        assert stored(database) == ("beantwortet", 1)

    def test_e06_the_seeker_gets_a_mail_with_a_link_and_nothing_else(
        self, client, app, page, received
    ):
        press(client, page, ANSWER, TEXT)

        (mail,) = take_mails(app)
        assert mail["To"] == "erika@example.org"
        assert first_link(mail).endswith(f"/meine-anfragen/{received.seeker}/{received.id}")
        for secret in ("Zimmerkanarienwort", "Haus am See", "Erika", "April"):
            assert secret not in plain_text(mail)
            assert secret not in mail.as_string()

    def test_what_is_wrong_is_said_and_what_was_typed_kept(self, client, page, database):
        answer = press(client, page, ANSWER, VISIT | {"tag": "31.02.2026"})

        assert answer.status_code == 422
        text = pages.main_text(answer)
        assert "Bitte geben Sie Tag und Uhrzeit des Termins ein" in text
        form = find_form(answer, button=ANSWER)
        assert form.chosen("tag") == ["31.02.2026"]
        assert form.chosen("text") == ["Bitte klingeln."]
        assert stored(database) == ("gelesen", 0)

    def test_a_double_click_answers_once_and_writes_one_mail(self, client, app, page, database):
        answers = [press(client, page, ANSWER, TEXT) for _ in range(2)]

        assert [one.status_code for one in answers] == [303, 303]
        assert stored(database) == ("beantwortet", 1)
        assert len(take_mails(app)) == 1

    def test_who_goes_back_and_writes_something_else_loses_nothing(self, client, page, database):
        press(client, page, ANSWER, TEXT)

        refused = press(client, page, ANSWER, {"art": "antwort", "text": "Doch erst im Mai."})

        assert refused.status_code == 409
        assert find_form(refused, button=ANSWER).chosen("text") == ["Doch erst im Mai."]
        assert press(client, refused, ANSWER).status_code == 303
        assert stored(database) == ("beantwortet", 2)

    def test_of_two_people_the_second_sees_the_first_answer_and_must_confirm(
        self, client, other_client, page, received, database
    ):
        other = other_client.get(
            press(other_client, other_client.get(received.path), OPEN).location
        )
        press(client, page, ANSWER, TEXT)

        refused = press(other_client, other, ANSWER, {"art": "antwort", "text": "Leider nein."})

        assert refused.status_code == 409
        text = pages.main_text(refused)
        assert "ab April ist ein Zimmer frei" in text
        assert "Inzwischen hat sich etwas geändert" in text
        assert find_form(refused, button=ANSWER).chosen("text") == ["Leider nein."]
        assert stored(database)[1] == 1

        confirmed = press(other_client, refused, ANSWER)

        assert confirmed.status_code == 303
        assert stored(database)[1] == 2

    def test_what_the_seeker_ended_meanwhile_takes_no_answer(self, client, app, page, database):
        with database.begin() as connection:
            connection.exec_driver_sql(
                "UPDATE inquiry SET state = 'zurueckgezogen', content = NULL, links = NULL,"
                " version = version + 1"
            )

        refused = press(client, page, ANSWER, TEXT)

        assert refused.status_code == 409
        assert "wurde nicht gesendet" in pages.main_text(refused)
        assert stored(database) == ("zurueckgezogen", 0)
        assert take_mails(app) == ()

    def test_a_browser_that_did_not_open_it_is_led_to_the_button(
        self, other_client, page, received, database
    ):
        data = find_form(page, button=ANSWER).filled(TEXT, button=ANSWER)
        token = find_form(other_client.get(received.path), button=OPEN).chosen("csrf_token")[0]
        data["csrf_token"] = token

        answer = other_client.post(f"{received.path}/antworten", data=data)

        assert (answer.status_code, answer.location) == (303, received.path)
        assert stored(database)[1] == 0

    def test_forged_fields_change_nothing_else(self, client, page, received, database):
        form = find_form(page, button=ANSWER)
        forged = form.filled(TEXT, button=ANSWER)
        forged |= {"state": "erledigt", "facility_id": "2"}
        forged["fassung"], forged["formular"] = "²", "x" * 900

        answer = client.post(f"{received.path}/antworten", data=forged)

        assert answer.status_code == 409
        assert stored(database) == ("gelesen", 0)

    def test_an_unknown_kind_is_refused(self, client, page, received):
        form = find_form(page, button=ANSWER).filled(TEXT, button=ANSWER)
        form["art"] = "zusage"

        answer = client.post(f"{received.path}/antworten", data=form)

        assert answer.status_code == 422
        assert "Termin vorschlagen oder schreiben" in pages.main_text(answer)
        assert find_form(answer, button=ANSWER).chosen("text") == [TEXT["text"]]

    def test_the_seekers_mailbox_is_not_flooded(self, client, page, received, database):
        shown = page
        for number in range(MOST_ANSWERS):
            assert press(client, shown, ANSWER, {"art": "antwort", "text": f"{number}"}).location
            shown = client.get(received.path)

        refused = press(client, shown, ANSWER, TEXT)

        assert refused.status_code == 429
        assert int(refused.headers["Retry-After"]) > 0
        assert "ein Zimmer frei" in refused.text
        assert stored(database)[1] == MOST_ANSWERS

    @pytest.mark.parametrize(
        "hostile", ["<script>alert(1)</script>", "{{7*7}}", '" onfocus="alert(1)']
    )
    def test_what_is_typed_stays_text(self, client, page, hostile):
        shown = client.get(
            press(client, page, ANSWER, {"art": "antwort", "text": hostile}).location
        )

        assert hostile in pages.main_text(shown)


class TestDecline:
    def test_e06_declining_needs_no_reason_and_tells_the_seeker(self, client, app, page, database):
        answer = press(client, page, DECLINE)

        assert "Ihre Absage ist gespeichert" in pages.main_text(client.get(answer.location))
        assert stored(database) == ("abgelehnt", 1)
        assert len(take_mails(app)) == 1

    def test_x05_the_mail_about_a_refusal_leads_to_other_offers(self, client, app, page, received):
        press(client, page, DECLINE, {"text": "Zimmerkanarienwort"})

        (mail,) = take_mails(app)
        text = plain_text(mail)
        assert "leider eine Absage" in text
        assert "wen Sie in der Nähe noch" in text
        assert first_link(mail).endswith(f"/meine-anfragen/{received.seeker}/{received.id}")
        assert "Zimmerkanarienwort" not in mail.as_string()

    def test_e06_who_declined_can_still_answer(self, client, page, received, database):
        press(client, page, DECLINE, {"text": "Zurzeit alles belegt."})

        shown = client.get(received.path)
        assert "Zurzeit alles belegt." in pages.main_text(shown)
        press(client, shown, ANSWER, TEXT)

        assert stored(database) == ("beantwortet", 2)

    def test_a_reason_that_is_too_long_is_said(self, client, page, database):
        answer = press(client, page, DECLINE, {"text": "x" * 2_001})

        assert answer.status_code == 422
        assert stored(database) == ("gelesen", 0)
        assert 'href="#grund"' in answer.text
        assert 'id="grund-fehler"' in answer.text
        assert "<details open>" in answer.text
        assert find_form(answer, button=DECLINE).chosen("text") == ["x" * 2_001]
        assert 'id="text-fehler"' not in answer.text
        answering = find_form(answer, button=ANSWER)
        assert (answering.chosen("text"), answering.chosen("art")) == ([""], ["termin"])

    def test_a_refusal_that_came_late_stands_in_its_own_form(self, client, page, database):
        press(client, page, ANSWER, TEXT)

        refused = press(client, page, DECLINE, {"text": "Doch alles belegt."})

        assert refused.status_code == 409
        assert "Ihre Absage ist noch nicht gesendet" in pages.main_text(refused)
        assert find_form(refused, button=DECLINE).chosen("text") == ["Doch alles belegt."]
        assert find_form(refused, button=ANSWER).chosen("text") == [""]
        assert press(client, refused, DECLINE).status_code == 303
        assert stored(database) == ("abgelehnt", 2)

    def test_who_declines_after_a_colleague_did_is_told_so(self, client, page, database):
        press(client, page, DECLINE)

        refused = press(client, page, DECLINE, {"text": "Auch ich sage ab."})

        assert refused.status_code == 409
        assert "Ihr Haus hat inzwischen abgesagt" in pages.main_text(refused)
        assert stored(database) == ("abgelehnt", 1)
