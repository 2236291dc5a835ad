"""Words for facilities and support."""

import pytest

from portal.domain.inquiries.kind import InquiryKind, MessageKind
from portal.domain.inquiries.screening import Doubt
from portal.domain.inquiries.state import State
from portal.web.received_words import (
    doubt_words,
    received_said,
    received_state,
    received_wish,
)

SENT = [one for one in State if one not in {State.ENTWURF, State.ZURUECKGEHALTEN}]


@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_message_has_its_words(kind):
    assert received_said(kind).startswith(("Sie", "Die Person"))


def test_e06_every_wish_has_other_words():
    assert len({received_wish(kind) for kind in InquiryKind}) == 3


@pytest.mark.parametrize("state", SENT)
def test_x05_every_state_is_a_sentence(state):
    assert received_state(state).endswith(".")


@pytest.mark.parametrize("doubt", list(Doubt))
def test_every_doubt_is_a_sentence(doubt):
    assert doubt_words(doubt).endswith(".")


def test_templates_know_them(app):
    for function in (received_wish, received_said, received_state, doubt_words):
        assert app.jinja_env.filters[function.__name__] is function
