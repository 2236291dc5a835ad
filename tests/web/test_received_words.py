"""Words for facilities and support."""

import pytest

from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import InquiryKind, MessageKind
from portal.domain.inquiries.screening import Doubt
from portal.domain.inquiries.source import Source
from portal.domain.inquiries.state import State
from portal.services.inquiries.read_own import Said
from portal.services.inquiries.read_received import Received
from portal.web.received_words import (
    doubt_words,
    received_said,
    received_state,
    received_wish,
)
from tests.factories.directory import NOW

SENT = [one for one in State if one not in {State.ENTWURF, State.ZURUECKGEHALTEN}]


@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_message_has_its_words(kind):
    assert received_said(kind).startswith(("Sie", "Die Person"))


def test_e06_every_wish_has_other_words():
    assert len({received_wish(kind) for kind in InquiryKind}) == 3


def received(state, *said):
    """Return an inquiry at this point, after these messages, each with its time or None."""
    return Received(
        inquiry_id="a" * 32,
        facility_name="Haus am See",
        address_line="19370 Parchim",
        kind=InquiryKind.BESICHTIGUNG,
        state=state,
        content=None,
        said=tuple(
            Said(author=kind.author, kind=kind, words=Words(text="", time=time), written_at=NOW)
            for kind, time in said
        ),
        sent_at=NOW,
        version=3,
        facility_id=1,
        assigned_to="",
        source=Source.PORTAL,
    )


@pytest.mark.parametrize("state", SENT)
def test_x05_every_state_is_a_sentence(state):
    assert received_state(received(state)).endswith(".")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            ((MessageKind.TERMIN, NOW.replace(day=5)), (MessageKind.ZUSAGE, None)),
            "Die Person hat zugesagt. Ihr Termin: 5. März 2026, 10:00 Uhr.",
        ),
        (((MessageKind.ANTWORT, None), (MessageKind.ZUSAGE, None)), "Die Person hat zugesagt."),
        (
            ((MessageKind.TERMIN, NOW.replace(day=5)), (MessageKind.ABLEHNUNG, None)),
            "Die Person hat abgesagt.",
        ),
        ((), "Die Person hat sich entschieden. Sie müssen nichts mehr tun."),
    ],
)
def test_e07_the_facility_reads_how_the_person_decided(said, words):
    assert received_state(received(State.ERLEDIGT, *said)) == words


@pytest.mark.parametrize("doubt", list(Doubt))
def test_every_doubt_is_a_sentence(doubt):
    assert doubt_words(doubt).endswith(".")


def test_templates_know_them(app):
    for function in (received_wish, received_said, received_state, doubt_words):
        assert app.jinja_env.filters[function.__name__] is function
