"""„Letzte Aktivitäten“: what happened to one's own account, in German, page by page."""

from datetime import timedelta

import pytest

from portal.domain.accounts.events import Event
from portal.services.journal.note_event import note_event
from portal.web import clock
from portal.web.event_words import event_words
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.accounts import make_account
from tests.support.html import text_of, walk

PATH = "/mein-konto/aktivitaeten"


def note(app, account, *events, ago=timedelta(0)):
    with app.app_context(), writing() as session:
        for event in events:
            note_event(
                session,
                account_id=account.id,
                event=event,
                device="Firefox unter Windows",
                now=clock.now() - ago,
            )


def lines(answer):
    return [text_of(one) for one in walk(next(walk(pages.tree(answer), "ol")), "li")]


def test_every_event_stands_there_in_words_with_time_and_device(app, client, account):
    note(app, account, *Event)

    shown = lines(client.get(PATH))

    words = [event_words()[event] for event in reversed(Event)]
    assert [line.startswith(word) for line, word in zip(shown, words, strict=False)] == [
        True
    ] * len(shown)
    assert all("Uhr · Firefox unter Windows" in line for line in shown)


def test_none_of_somebody_else_and_none_that_is_old(app, client, account):
    note(app, make_account(app, email="other@example.org"), Event.SIGNED_IN)
    note(app, account, Event.SIGNED_OUT, ago=timedelta(days=180))

    assert "In dieser Zeit geschah nichts." in pages.main_text(client.get(PATH))


class TestPages:
    @pytest.fixture(autouse=True)
    def _many(self, app, account):
        note(app, account, *[Event.SIGNED_IN] * 41)

    def test_lead_on_and_back(self, client):
        middle = client.get(PATH, query_string={"seite": "2"})

        links = pages.links(pages.tree(middle))
        assert links["Neuere"] == f"{PATH}?seite=1"
        assert links["Ältere"] == f"{PATH}?seite=3"
        assert len(lines(client.get(f"{PATH}?seite=3"))) == 1

    @pytest.mark.parametrize("number", ["-1", "0", "x", "1e9", "²", "1" * 400, ""])
    def test_a_number_that_is_none_shows_the_first(self, client, number):
        answer = client.get(PATH, query_string={"seite": number})

        assert "Seite 1 von 3" in pages.main_text(answer)

    def test_one_beyond_the_end_shows_the_last(self, client):
        assert "Seite 3 von 3" in pages.main_text(client.get(f"{PATH}?seite=999999"))


def test_signed_out_it_leads_to_the_sign_in(client):
    assert client.get(PATH).location.startswith("/anmelden?weiter=")
