"""The facility's pages together: what they let nobody learn."""

import logging

import pytest

from portal.domain.inquiries.content import Content
from portal.web.security import MAX_QUERY_CHARACTERS
from tests.factories.directory import Offer
from tests.factories.forms import press
from tests.factories.mails import take_mails
from tests.factories.received import receive

CANARIES = ("Gesundheitskanarie", "Namenskanarie", "Antwortkanarie", "0221 4711", "Pflegekanarie")
WISH = Content(
    name=CANARIES[1],
    email="erika@example.org",
    phone=CANARIES[3],
    slot=None,
    text=f"Nach dem Sturz: {CANARIES[0]}",
    protocol=(("Pflegegrad", CANARIES[4]),),
)


@pytest.fixture
def received(app, add_offers):
    house = add_offers(Offer(name="Haus am See", columns={"email": "haus@example.org"}))[0]
    return receive(app, house, content=WISH)


def test_canary_words_turn_up_in_no_address_log_cookie_or_mail(
    client, app, received, seen, everything_logged
):
    page = client.get(press(client, client.get(received.path), "Anfrage öffnen").location)
    assert CANARIES[0] in page.text
    answer = {"art": "antwort", "text": CANARIES[2]}
    shown = client.get(press(client, page, "Antworten", answer).location)
    assert CANARIES[2] in shown.text
    press(client, shown, "Anfrage absagen", {"text": CANARIES[2]})

    told = [
        *(address for address, _ in seen),
        *(f"{name}: {value}" for _, headers in seen for name, value in headers),
        everything_logged.text,
        *(mail.as_string() for mail in take_mails(app)),
    ]
    assert everything_logged.records
    assert len(told) > 10
    for canary in CANARIES:
        assert not [text for text in told if canary in text], canary


def test_the_link_itself_stands_in_no_log(client, received, caplog):
    caplog.set_level(logging.INFO)

    client.get(received.path)
    client.get(f"{received.path}x")

    assert received.provider not in caplog.text


def test_a_very_long_address_is_refused(client, received):
    answer = client.get(f"{received.path}?getan={'x' * MAX_QUERY_CHARACTERS}")

    assert answer.status_code == 400


def test_what_is_told_as_done_comes_from_a_list(client, received):
    press(client, client.get(received.path), "Anfrage öffnen")

    page = client.get(f"{received.path}?getan=<b>gewonnen</b>")

    assert "gewonnen" not in page.text
