"""Seekers who got no answer for five days."""

from datetime import timedelta

import pytest

from portal.domain.inquiries.terms import ALTERNATIVES
from portal.services.inquiries.alternatives import offer_alternatives, read_silences
from portal.services.inquiries.contacts import Contact
from portal.services.inquiries.steps import Post
from tests.factories.inquiries import CONTENT, inquiry_id
from tests.factories.mails import make_letter
from tests.models.records import NOW

SECOND = timedelta(seconds=1)
DUE = NOW + ALTERNATIVES + SECOND


def read(desk, *, now=DUE):
    return read_silences(desk.session, now=now, cipher=desk.cipher)


def offer(desk, silence, *, number=1):
    letter = Post(letter=make_letter(), mail_id=f"{number:032x}") if silence.contact else None
    offer_alternatives(desk.session, silence=silence, letter=letter, now=DUE, cipher=desk.cipher)


def test_x05_after_five_days_without_answer_the_seeker_is_told_once_for_all(desk):
    desk.send()
    assert read(desk, now=DUE - SECOND) == ()

    (silence,) = read(desk)
    assert silence.contact == Contact(email=CONTENT.email, token="")
    assert (silence.is_single, silence.has_answers) == (False, False)
    for number in (1, 2):
        offer(desk, silence, number=number)

    assert desk.mails() == 1
    assert {one.alternatives_at for one in desk.stored()} == {DUE}
    assert read(desk) == ()


def test_each_sending_has_its_own_letter(desk):
    desk.send()
    desk.send(batch="c")

    for number, silence in enumerate(read(desk)):
        offer(desk, silence, number=number)

    assert desk.mails() == 2


def test_x05_what_one_facility_has_answered_is_known_and_not_touched(desk):
    desk.send()
    desk.answer(desk.houses[0])

    (silence,) = read(desk)
    offer(desk, silence)

    assert silence.has_answers
    assert silence.inquiry_ids == (inquiry_id(desk.houses[1]),)
    assert [one.alternatives_at for one in desk.stored()] == [None, DUE]


def test_what_falls_silent_later_writes_no_second_letter(desk):
    desk.send()
    desk.change(desk.houses[1], sent_at=NOW + 2 * SECOND)
    first = read(desk)[0]
    offer(desk, first)

    (late,) = read(desk, now=DUE + 3 * SECOND)
    offer(desk, late, number=2)

    assert (first.inquiry_ids, late.contact) == ((inquiry_id(desk.houses[0]),), None)
    assert desk.mails() == 1
    assert {one.alternatives_at for one in desk.stored()} == {DUE}


@pytest.mark.parametrize("state", ["beantwortet", "abgelehnt", "erledigt"])
def test_x05_who_has_an_answer_is_told_nothing(desk, state):
    desk.send()
    (silence,) = read(desk)
    for house in desk.houses:
        desk.change(house, state=state)

    offer(desk, silence)

    assert (desk.mails(), read(desk)) == (0, ())


def test_the_page_shows_them_even_if_no_mail_can_be_sent(desk):
    desk.send()
    for house in desk.houses:
        desk.change(house, links=b"x")
    (silence,) = read(desk)
    assert silence.contact is None

    offer(desk, silence)

    assert (desk.mails(), desk.stored()[0].alternatives_at) == (0, DUE)
