"""Seekers who got no answer for five days."""

from datetime import timedelta

import pytest

from portal.domain.inquiries.terms import ALTERNATIVES
from portal.services.inquiries.alternatives import offer_alternatives, read_silences
from portal.services.inquiries.contacts import Contact
from portal.services.inquiries.steps import Post
from tests.factories.inquiries import CONTENT
from tests.factories.mails import make_letter
from tests.models.records import NOW

SECOND = timedelta(seconds=1)
DUE = NOW + ALTERNATIVES + SECOND


def read(desk, *, now=DUE):
    return read_silences(desk.session, now=now, cipher=desk.cipher)


def offer(desk, inquiry_id, *, number=1):
    letter = Post(letter=make_letter(), mail_id=f"{number:032x}")
    offer_alternatives(
        desk.session, inquiry_id=inquiry_id, letter=letter, now=DUE, cipher=desk.cipher
    )


def test_x05_after_five_days_without_answer_each_seeker_is_told_once(desk):
    desk.send()
    assert read(desk, now=DUE - SECOND) == ()

    for number, one in enumerate(read(desk)):
        assert one.contact == Contact(email=CONTENT.email, token="")
        offer(desk, one.inquiry_id, number=number)
        offer(desk, one.inquiry_id, number=number + 10)

    assert desk.mails() == 2
    assert {one.alternatives_at for one in desk.stored()} == {DUE}
    assert read(desk) == ()


@pytest.mark.parametrize("state", ["beantwortet", "abgelehnt", "erledigt"])
def test_x05_who_has_an_answer_is_told_nothing(desk, state):
    desk.send()
    silences = read(desk)
    for house in desk.houses:
        desk.change(house, state=state)

    for one in silences:
        offer(desk, one.inquiry_id)

    assert (desk.mails(), read(desk)) == (0, ())


def test_the_page_shows_them_even_if_no_mail_can_be_sent(desk):
    desk.send()
    desk.change(desk.houses[0], links=b"x")
    silence = read(desk)[0]
    assert silence.contact is None

    offer_alternatives(
        desk.session, inquiry_id=silence.inquiry_id, letter=None, now=DUE, cipher=desk.cipher
    )

    assert (desk.mails(), desk.stored()[0].alternatives_at) == (0, DUE)
