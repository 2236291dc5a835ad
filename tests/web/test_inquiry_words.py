from dataclasses import replace
from datetime import date

import pytest

from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import InquiryKind, MessageKind, Slot
from portal.domain.inquiries.state import State
from portal.services.inquiries.read_own import OwnInquiry, Said
from portal.web.inquiry_words import KIND_WORDS, said_words, slot_words, status_words
from tests.factories.directory import NOW

SENT = OwnInquiry(
    id="a" * 32,
    facility_id=1,
    facility_name="Haus am See",
    facility_emails=("", "haus@example.org"),
    address_line="Seestraße 1, 50667 Köln",
    is_public=True,
    state=State.NEU,
    content=None,
    holds_data=True,
    provider_token="token",
    sent_at=NOW,
    read_at=NOW,
    answered_at=NOW,
    ended_at=NOW,
    alternatives_at=None,
    delete_on=date(2026, 8, 29),
    version=1,
    said=(),
)


def said(kind):
    return Said(author=kind.author, kind=kind, words=Words(text="x"), written_at=NOW)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.ENTWURF, "noch nicht bestätigt"),
        (State.ZURUECKGEHALTEN, "wird von uns geprüft"),
        (State.NEU, "neu, noch nicht geöffnet"),
        (State.GELESEN, "gelesen am 2. März 2026"),
        (State.BEANTWORTET, "beantwortet am 2. März 2026"),
        (State.ABGELEHNT, "abgelehnt am 2. März 2026"),
        (State.ERLEDIGT, "erledigt: Sie haben sich für eine andere Einrichtung entschieden"),
        (State.ZURUECKGEZOGEN, "zurückgezogen am 2. März 2026"),
    ],
)
def test_x05_every_state_has_its_words(state, words):
    assert status_words(replace(SENT, state=state)) == words


LOST = (
    "erledigt: Der Anbieter hat diese Einrichtung bei uns abgemeldet. "
    "Ihre Angaben und alle Nachrichten dazu sind gelöscht"
)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"sent_at": None}, "erledigt: nicht weitergeleitet"),
        ({"sent_at": None, "lost_keeper": True}, LOST),
        ({"said": (said(MessageKind.ZUSAGE),)}, "erledigt: Sie haben zugesagt"),
        ({"said": (said(MessageKind.ABLEHNUNG),)}, "erledigt: Sie haben abgesagt"),
        ({"lost_keeper": True}, LOST),
    ],
)
def test_what_is_over_says_why(changed, words):
    assert status_words(replace(SENT, state=State.ERLEDIGT, **changed)) == words


def test_a_message_says_who_wrote_it():
    assert said_words(said(MessageKind.ABSAGE), facility_name="Haus") == "Absage von Haus"
    assert said_words(said(MessageKind.NACHRICHT), facility_name="Haus") == "Ihre Nachricht"


def test_e02_every_kind_has_its_words():
    assert KIND_WORDS.keys() == set(InquiryKind)


@pytest.mark.parametrize(
    ("slot", "words"), [(Slot.EGAL, "zu jeder Zeit"), (Slot.VON_ACHT, "08:00 bis 10:00 Uhr")]
)
def test_e02_a_slot_is_plain_german(slot, words):
    assert slot_words(slot) == words
