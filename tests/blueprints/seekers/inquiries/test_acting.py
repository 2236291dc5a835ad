"""Accept, decline, write once more, take the data back: each with its letter, each once."""

import pytest
import sqlalchemy as sa
from icalendar import Calendar

from portal.blueprints.seekers.inquiries import acting
from portal.models.inquiry import Inquiry
from portal.services.inquiries.sealed import read_links
from portal.web import outside
from portal.web.transactions import writing
from portal.web.typed_text import lines_shown_again
from tests.factories import asking, pages
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.factories.hostile import HOSTILE, assert_only_text
from tests.factories.mails import take_mails
from tests.support.statements import rows_of

LIST = "/mein-konto/anfragen"


class TestCalendar:
    def test_x19_the_time_that_was_proposed_comes_as_a_file(self, client, asked, answer):
        (one,) = answer(asked[0])
        page = client.get(f"{LIST}/{one}")

        given = client.get(pages.links(pages.tree(page))["Termin in den Kalender"])

        (event,) = Calendar.from_ical(given.get_data()).walk("VEVENT")
        assert event["DTSTART"].dt == NOW
        assert event["SUMMARY"] == "Telefonat: Haus 1"
        assert asking.CANARY not in given.text

    def test_x19_the_link_gives_it_without_an_account(self, client, app, houses, answer):
        path = asking.ask_by_mail(client, app, houses[0])
        (one,) = answer(houses[0])

        assert client.get(f"{path}/{one}/termin.ics").mimetype == "text/calendar"

    def test_without_a_time_there_is_none(self, client, asked, stored):
        assert len(stored()) == len(asked)
        for row in stored():
            assert client.get(f"{LIST}/{row.id}/termin.ics").status_code == 404

    def test_for_others_there_is_none(self, app, other_client, answered):
        sign_in(other_client, app, make_account(app, email="otto@example.org"))

        assert other_client.get(f"{LIST}/{answered}/termin.ics").status_code == 404


class TestAnswer:
    def test_e07_the_seeker_reads_it_with_its_time(self, client, asked, answer):
        (one,) = answer(asked[0])

        text = pages.main_text(client.get(f"{LIST}/{one}"))

        assert "beantwortet am 2. März 2026" in text
        assert "Vorschlag für einen Termin von Haus 1" in text
        assert "2. März 2026, 10:00 Uhr" in text
        assert "Kommen Sie gern vorbei." in text

    def test_e07_accepting_tells_the_facility_and_x21_settles_the_others(
        self, client, app, asked, answer, stored
    ):
        (one,) = answer(asked[0])

        done = press(client, client.get(f"{LIST}/{one}"), "Zusagen")

        assert "Sie haben zugesagt." in pages.main_text(client.get(done.location))
        assert [row.state for row in stored()] == ["erledigt"] * 3
        mails = {mail["To"]: mail["Subject"] for mail in take_mails(app)}
        assert mails == {
            "haus-1@example.org": "Neues zu Ihrer Antwort",
            "haus-2@example.org": "Eine Anfrage ist erledigt",
            "haus-3@example.org": "Eine Anfrage ist erledigt",
        }

    @pytest.mark.parametrize("state", ["beantwortet", "abgelehnt", "erledigt"])
    def test_x21_other_facilities_see_nothing_of_it_once_one_is_accepted(
        self, client, other_client, asked, answer, state
    ):
        one, other = answer(*asked[:2])
        reply = {"text": "Antwortkanarie"}
        press(client, client.get(f"{LIST}/{other}"), "Nur Nachricht senden", reply)
        with client.application.app_context(), writing() as session:
            row = session.get_one(Inquiry, other)
            row.state = state
            links = read_links(inquiry=row, cipher=outside.current().cipher)
        path = f"/anfrage-lesen/{links.provider}"
        shown = other_client.get(path)
        seen = other_client.get(press(other_client, shown, "Anfrage öffnen").location)

        press(client, client.get(f"{LIST}/{one}"), "Zusagen")

        later = other_client.get(path)
        for typed in (asking.CANARY, "Antwortkanarie", "Erika", "Kommen Sie gern vorbei."):
            assert typed in seen.text
            assert typed not in later.text
        assert "ist nicht mehr zu sehen" in pages.main_text(later)

    def test_e07_declining_ends_it_for_one_alone(self, client, app, asked, answer, stored):
        one, _ = answer(*asked[:2])

        press(client, client.get(f"{LIST}/{one}"), "Absagen")

        assert [row.state for row in stored()] == ["erledigt", "beantwortet", "neu"]
        assert "erledigt: Sie haben abgesagt" in pages.main_text(client.get(f"{LIST}/{one}"))
        assert [mail["To"] for mail in take_mails(app)] == ["haus-1@example.org"]

    def test_e07_one_may_write_once_more(self, client, app, asked, answer, stored):
        (one,) = answer(asked[0])

        press(client, client.get(f"{LIST}/{one}"), "Nur Nachricht senden", {"text": "Ab wann?"})

        text = pages.main_text(client.get(f"{LIST}/{one}"))
        assert "Ihre Nachricht" in text
        assert "Ab wann?" in text
        assert stored()[0].state == "beantwortet"
        (mail,) = take_mails(app)
        assert "Ab wann?" not in str(mail)

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [("", "Bitte schreiben Sie Ihre Nachricht."), ("x" * 1_501, "höchstens 1.500 Zeichen")],
    )
    def test_what_is_wrong_is_said_and_kept(self, client, asked, answer, text, sentence):
        (one,) = answer(asked[0])

        refused = press(client, client.get(f"{LIST}/{one}"), "Nur Nachricht senden", {"text": text})

        assert refused.status_code == 422
        assert sentence in pages.main_text(refused)
        form = find_form(refused, button="Zusagen")
        assert form.chosen("text") == [text]

    @pytest.mark.parametrize("button", ["Zusagen", "Absagen", "Nur Nachricht senden"])
    def test_a_double_click_has_one_effect(self, client, database, answered, app, button):
        one = answered
        opened = client.get(f"{LIST}/{one}")

        answers = [press(client, opened, button, {"text": "Gern."}) for _ in range(3)]

        assert len({one.location for one in answers}) == 1
        assert len(rows_of(database)["inquiry_message"]) == 2
        assert [mail["To"] for mail in take_mails(app)].count("haus-1@example.org") == 1

    def test_what_has_changed_meanwhile_is_shown(self, client, app, asked, answer, stored):
        (one,) = answer(asked[0])
        opened = client.get(f"{LIST}/{one}")
        with app.app_context(), writing() as session:
            session.execute(sa.update(Inquiry).where(Inquiry.id == one).values(state="abgelehnt"))

        done = press(client, opened, "Zusagen")

        shown = pages.main_text(client.get(done.location))
        assert "Der Stand hat sich inzwischen geändert" in shown
        assert stored()[0].state == "abgelehnt"
        assert take_mails(app) == ()

    @pytest.mark.parametrize("button", ["Zusagen", "Absagen"])
    def test_e07_nobody_decides_about_a_time_they_have_not_seen(
        self, client, app, asked, answer, button
    ):
        (one,) = answer(asked[0])
        opened = client.get(f"{LIST}/{one}")
        answer(asked[0], text="Doch erst um elf.")

        refused = press(client, opened, button, {"text": "Bis dann."})

        assert refused.status_code == 409
        shown = pages.main_text(refused)
        assert "Der Stand hat sich inzwischen geändert" in shown
        assert "Doch erst um elf." in shown
        assert find_form(refused, button=button).chosen("text") == ["Bis dann."]
        assert take_mails(app) == ()
        done = [press(client, refused, button).location for _ in range(2)]
        assert len(set(done)) == 1
        assert [mail["To"] for mail in take_mails(app)].count("haus-1@example.org") == 1

    @pytest.mark.parametrize("text", HOSTILE)
    def test_what_a_facility_writes_is_shown_as_text(self, client, asked, answer, text):
        (one,) = answer(asked[0], text=lines_shown_again(text, most=200))

        assert_only_text(client.get(f"{LIST}/{one}"))

    def test_too_many_wait_and_keep_what_was_typed(self, client, asked, answer, monkeypatch):
        monkeypatch.setattr(acting, "MOST_REPLIES", 1)
        (one,) = answer(asked[0])
        for text in ("eins", "zwei"):
            opened = client.get(f"{LIST}/{one}")
            refused = press(client, opened, "Nur Nachricht senden", {"text": text})

        assert refused.status_code == 429
        assert int(refused.headers["Retry-After"]) > 0
        assert find_form(refused, button="Zusagen").chosen("text") == ["zwei"]


class TestWhose:
    @pytest.mark.parametrize("step", ["annehmen", "ablehnen", "antworten", "zurueckziehen"])
    def test_nobody_acts_for_somebody_else(self, other_client, app, answered, database, step):
        sign_in(other_client, app, make_account(app, email="otto@example.org"))
        form = find_form(other_client.get("/merkliste/1"), button="Auf die Merkliste setzen")
        data = {"csrf_token": form.chosen("csrf_token")[0], "text": "x"}
        before = rows_of(database)["inquiry"]

        for start in (LIST, "/meine-anfragen/gibt-es-nicht"):
            refused = other_client.post(f"{start}/{answered}/{step}", data=data)
            assert refused.status_code == 404

        assert rows_of(database)["inquiry"] == before

    @pytest.mark.usefixtures("asked")
    def test_an_unknown_step_is_not_there(self, client):
        assert client.post(f"{LIST}/{'0' * 32}/loeschen").status_code in {400, 404}
