"""Opening the link in the mail, and reading what was asked."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from icalendar import Calendar

from portal.domain.inquiries.content import Content
from portal.domain.inquiries.kind import MessageKind, Slot
from portal.domain.inquiries.terms import KEEP
from portal.models.inquiry import Inquiry
from portal.web import outside
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.directory import NOW, Offer, change
from tests.factories.forms import find_form, press
from tests.factories.received import receive, write_message
from tests.support.statements import rows_of, writes_nothing

OPEN = "Anfrage öffnen"
WISH = Content(
    name="Erika Muster",
    email="erika@example.org",
    phone="0221 123456",
    slot=Slot.VON_ACHT,
    text="Meine Mutter braucht bald einen Platz.\nGeht das?",
    protocol=(("Pflegegrad", "3"), ("Umkreis", "10 km")),
)


@pytest.fixture
def house(add_offers):
    return add_offers(Offer(name="Haus am See", columns={"email": "haus@example.org"}))[0]


@pytest.fixture
def received(app, house):
    return receive(app, house, content=WISH, kind="rueckruf")


def opened(client, received):
    return client.get(press(client, client.get(received.path), OPEN).location)


def states(database):
    with database.connect() as connection:
        return connection.scalars(sa.select(Inquiry.state)).all()


class TestShow:
    def test_e04_the_link_shows_nothing_but_a_button(self, client, received, database):
        with writes_nothing(database):
            for method in ("GET", "HEAD"):
                answer = client.open(received.path, method=method)
        text = pages.main_text(client.get(received.path))

        assert answer.status_code == 200
        for secret in ("Erika", "Mutter", "0221", "erika@", "Pflegegrad"):
            assert secret not in text
        assert "Anfrage an Haus am See" in text

    def test_no_mail_scanner_reads_it(self, client, received, database):
        for method in ("GET", "HEAD", "OPTIONS"):
            client.open(received.path, method=method)

        assert states(database) == ["neu"]

    def test_an_unknown_link_is_not_there(self, client, received):
        for path in ("/anfrage-lesen/falsch", f"{received.path}x"):
            assert client.get(path).status_code == 404

    def test_what_is_held_back_is_not_there(self, client, app, house):
        held = receive(app, house, number=2, state="zurueckgehalten", sent_at=None)

        assert client.get(held.path).status_code == 404

    def test_no_other_page_learns_the_link_and_nothing_keeps_the_page(self, client, received):
        for answer in (client.get(received.path), opened(client, received)):
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["Cache-Control"] == "no-store"


class TestRead:
    def test_x05_opening_marks_as_read_and_leads_to_the_inquiry(self, client, received, database):
        page = opened(client, received)

        assert states(database) == ["gelesen"]
        text = pages.main_text(page)
        for told in ("Erika Muster", "erika@example.org", "0221 123456", "08:00 bis 10:00"):
            assert told in text
        assert "Meine Mutter braucht bald einen Platz." in text

    @pytest.mark.parametrize(
        ("slot", "words"), [(Slot.EGAL, "zu jeder Zeit"), (Slot.VON_ACHT, "08:00 bis 10:00 Uhr")]
    )
    def test_e02_the_facility_reads_when_to_call_in_plain_german(
        self, client, app, house, slot, words
    ):
        wish = replace(WISH, slot=slot)
        answer = opened(client, receive(app, house, content=wish, kind="rueckruf"))

        assert f"Anrufen{words}" in pages.main_text(answer)
        assert "egal" not in pages.main_text(answer)

    def test_e14_the_protocol_is_shown_line_by_line(self, client, received):
        text = pages.main_text(opened(client, received))

        assert "Pflegegrad" in text
        assert "10 km" in text
        assert "hat zugestimmt, diese Angaben mitzuschicken" in text

    def test_another_browser_has_to_press_the_button_too(self, client, other_client, received):
        opened(client, received)

        page = other_client.get(received.path)

        assert find_form(page, button=OPEN)
        assert "Erika" not in page.text
        assert "schon geöffnet" in pages.main_text(page)

    def test_pressing_twice_changes_nothing_more(self, client, received, database):
        opened(client, received)
        before = rows_of(database)["inquiry"]

        press(client, client.get("/anmelden"), "Anmelden")  # The browser goes on elsewhere.
        client.post(received.path, data={})

        assert rows_of(database)["inquiry"] == before

    def test_the_cookie_holds_a_random_id_and_nothing_of_the_inquiry(self, client, received, seen):
        opened(client, received)

        cookies = [value for _, headers in seen for name, value in headers if name == "Set-Cookie"]
        assert cookies
        for secret in ("Erika", "erika", received.provider):
            assert all(secret not in cookie for cookie in cookies)

    def test_a_facility_that_was_taken_off_the_directory_still_reads_it(
        self, client, app, house, received
    ):
        change(app, house, is_published=False, accepts_inquiries=False)

        assert "Erika Muster" in pages.main_text(opened(client, received))

    def test_x16_withdrawn_data_are_gone_and_the_page_says_so(self, client, received, database):
        opened(client, received)
        with database.begin() as connection:
            connection.exec_driver_sql(
                "UPDATE inquiry SET state = 'zurueckgezogen', content = NULL, links = NULL"
            )

        text = pages.main_text(client.get(received.path))

        assert "hat ihre Daten zurückgezogen" in text
        assert "Erika" not in text
        assert "Antworten" not in text

    def test_x16_who_never_opened_it_is_asked_for_nothing(self, client, received, database):
        with database.begin() as connection:
            connection.exec_driver_sql("UPDATE inquiry SET content = NULL, links = NULL")

        page = client.get(received.path)

        assert "nichts mehr zu lesen" in pages.main_text(page)
        assert OPEN not in page.text

    def test_e08_the_facility_is_told_that_it_costs_nothing(self, client, received):
        assert "kosten nichts" in pages.main_text(client.get(received.path))

    def test_x16_the_page_says_how_long_the_data_are_kept(self, client, received):
        assert f"{KEEP.days} Tage" in pages.main_text(opened(client, received))


class TestCalendar:
    @pytest.fixture
    def say(self, app, received):
        """Return a function that adds a message and lets the inquiry stand where it leads."""

        def add(kind, state, *, number=1, time=None):
            with app.app_context(), writing() as session:
                write_message(
                    session,
                    received,
                    cipher=outside.current().cipher,
                    kind=kind,
                    time=time,
                    number=number,
                )
                session.get_one(Inquiry, received.id).state = state

        return add

    def test_e06_the_time_named_last_comes_as_a_file(self, client, received, say):
        opened(client, received)
        say(MessageKind.TERMIN, "beantwortet", time=NOW.replace(day=5))

        answer = client.get(f"{received.path}/termin.ics")

        (event,) = Calendar.from_ical(answer.get_data()).walk("VEVENT")
        assert event["DTSTART"].dt == NOW.replace(day=5)
        assert b"Erika" not in answer.get_data()
        assert "Termin in den Kalender" in pages.main_text(client.get(received.path))

    def test_e07_who_was_accepted_reads_so_and_when(self, client, received, say):
        opened(client, received)
        say(MessageKind.TERMIN, "beantwortet", time=NOW.replace(day=5))
        say(MessageKind.ZUSAGE, "erledigt", number=2)

        text = pages.main_text(client.get(received.path))

        assert "Die Person hat zugesagt. Ihr Termin: 5. März 2026, 10:00 Uhr." in text
        assert "nichts mehr tun" not in text
        assert client.get(f"{received.path}/termin.ics").status_code == 200

    @pytest.mark.parametrize(
        ("kind", "state"),
        [(MessageKind.ABSAGE, "abgelehnt"), (MessageKind.ABLEHNUNG, "erledigt")],
    )
    def test_a_time_that_is_off_comes_as_no_file(self, client, received, say, kind, state):
        opened(client, received)
        say(MessageKind.TERMIN, "beantwortet", time=NOW.replace(day=5))
        say(kind, state, number=2)

        assert client.get(f"{received.path}/termin.ics").status_code == 404
        assert "in den Kalender" not in pages.main_text(client.get(received.path))

    def test_without_proposal_or_button_there_is_none(self, client, received):
        assert client.get(f"{received.path}/termin.ics").status_code == 404
        opened(client, received)
        assert client.get(f"{received.path}/termin.ics").status_code == 404
