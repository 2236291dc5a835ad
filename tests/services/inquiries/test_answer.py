"""Answering an inquiry."""

from datetime import timedelta

import pytest

from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import MessageKind
from portal.domain.inquiries.reader import Reader
from portal.domain.inquiries.state import StepNotAllowed
from portal.services.inquiries.answer import ChangedMeanwhile, answer_inquiry
from portal.services.inquiries.sealed import read_words
from portal.web.visiting import hash_token
from tests.factories.inquiries import provider_token
from tests.models.records import NOW

LATER = NOW + timedelta(hours=1)
WORDS = Words(text="Kommen Sie gern.", time=NOW + timedelta(days=2))


def answer(desk, *, kind=MessageKind.ANTWORT, words=WORDS, number=1, version=2, now=NOW):
    answer_inquiry(
        desk.session,
        reader=Reader(token_hash=hash_token(token=provider_token(desk.houses[0]))),
        seen_version=version,
        kind=kind,
        words=words,
        message_id=f"{number:032x}",
        posts=desk.posts(str(number)),
        now=now,
        cipher=desk.cipher,
    )


@pytest.fixture
def opened(desk):
    """Return the desk with an inquiry that the first facility has read, and no mail."""
    desk.send()
    desk.change(desk.houses[0], state="gelesen", read_at=NOW, version=2)
    return desk


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (MessageKind.ANTWORT, "beantwortet"),
        (MessageKind.TERMIN, "beantwortet"),
        (MessageKind.ABSAGE, "abgelehnt"),
    ],
)
def test_e06_the_answer_is_kept_and_the_seeker_told(opened, kind, state):
    before = opened.mails()

    answer(opened, kind=kind)

    inquiry = opened.stored()[0]
    (message,) = inquiry.messages
    assert (inquiry.state, inquiry.answered_at, inquiry.version) == (state, NOW, 3)
    assert (message.author, message.kind) == ("provider", kind.value)
    assert read_words(message=message, cipher=opened.cipher) == WORDS
    assert opened.mails() == before + 1


def test_a_form_sent_twice_answers_once(opened):
    for _ in range(2):
        answer(opened)

    assert len(opened.stored()[0].messages) == 1


def test_of_two_people_the_second_is_told_and_overwrites_nothing(opened):
    answer(opened)
    before = opened.mails()

    with pytest.raises(ChangedMeanwhile):
        answer(opened, kind=MessageKind.ABSAGE, number=2)

    inquiry = opened.stored()[0]
    assert (inquiry.state, len(inquiry.messages), opened.mails()) == ("beantwortet", 1, before)


def test_who_has_seen_the_first_answer_may_add_one(opened):
    answer(opened)

    answer(opened, number=2, version=3, now=LATER)

    inquiry = opened.stored()[0]
    assert (len(inquiry.messages), inquiry.answered_at) == (2, NOW)


@pytest.mark.parametrize("state", ["neu", "erledigt", "zurueckgezogen"])
def test_what_is_over_or_unread_takes_no_answer(opened, state):
    content = {"content": None} if state == "zurueckgezogen" else {}
    opened.change(opened.houses[0], state=state, **content)

    with pytest.raises(StepNotAllowed):
        answer(opened)

    assert opened.stored()[0].messages == []
