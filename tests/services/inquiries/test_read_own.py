from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import Author, InquiryKind, MessageKind
from portal.domain.inquiries.owner import Owner
from portal.models.inquiry import Inquiry
from portal.services.inquiries.read_own import read_one, read_own
from portal.values.errors import NotFound
from tests.factories.inquiries import CONTENT, inquiry_id, provider_token
from tests.models.records import NOW


def read(desk, owner=None, batch_id=""):
    """Return what this owner finds."""
    return read_own(desk.session, owner=owner or desk.erika, cipher=desk.cipher, batch_id=batch_id)


def test_x16_one_sees_what_went_to_whom_and_until_when(desk):
    desk.send()

    (sending,) = read(desk)

    assert (sending.kind, sending.content) == (InquiryKind.RUECKRUF, CONTENT)
    assert (sending.awaits_confirmation, sending.can_be_withdrawn) == (False, True)
    assert [one.facility_id for one in sending.inquiries] == list(desk.houses)
    first = sending.inquiries[0]
    assert (first.state.value, first.sent_at) == ("neu", NOW)
    assert (first.facility_name, first.is_public) == ("Pflegedienst Probe", True)
    assert first.provider_token == provider_token(desk.houses[0])
    assert first.delete_on == NOW.date() + timedelta(days=180)
    assert (first.can_be_decided, first.is_accepted, first.is_withdrawn) == (False,) * 3


def test_the_newest_sending_stands_first_and_others_are_nobodys(desk):
    desk.send()
    desk.send(batch="c", now=NOW + timedelta(hours=1))
    desk.send(batch="d", account_id=desk.other_owner().account_id)

    assert [one.batch_id[0] for one in read(desk)] == ["c", "b"]
    assert [one.batch_id[0] for one in read(desk, batch_id="b" * 32)] == ["b"]
    assert read(desk, batch_id="d" * 32) == ()


def test_e07_the_answer_can_be_read_and_decided(desk):
    desk.send()
    desk.answer(desk.houses[0])
    desk.say("Kommen Sie gern.", kind=MessageKind.TERMIN, time=NOW)
    desk.session.expire_all()

    _, inquiry = read_one(
        desk.session,
        owner=desk.erika,
        inquiry_id=inquiry_id(desk.houses[0]),
        cipher=desk.cipher,
    )

    (said,) = inquiry.said
    assert (said.author, said.kind) == (Author.PROVIDER, MessageKind.TERMIN)
    assert said.words == Words(text="Kommen Sie gern.", time=NOW)
    assert inquiry.proposed_time == NOW
    assert inquiry.can_be_decided

    desk.change(desk.houses[0], state="abgelehnt")
    (sending,) = read(desk)
    assert {one.proposed_time for one in sending.inquiries} == {None}


@pytest.fixture
def loaded():
    """Return the ids of the inquiries that were loaded, as they come."""
    ids = []

    def note(inquiry, _):
        ids.append(inquiry.id)

    sa.event.listen(Inquiry, "load", note)
    yield ids
    sa.event.remove(Inquiry, "load", note)


def test_one_is_read_with_its_own_sending_and_no_other(desk, loaded):
    for batch in "bcd":
        desk.send(batch=batch)
    desk.session.expunge_all()

    sending, inquiry = read_one(
        desk.session,
        owner=desk.erika,
        inquiry_id=inquiry_id(desk.houses[0], "c"),
        cipher=desk.cipher,
    )

    assert sorted(loaded) == [inquiry_id(one, "c") for one in desk.houses]
    assert (sending.batch_id, inquiry.facility_id) == ("c" * 32, desk.houses[0])


def test_where_nothing_is_left_nothing_can_be_taken_back(desk):
    desk.send()
    first, second = desk.houses
    desk.change(first, state="erledigt", content=None)

    (sending,) = read(desk)

    assert [one.can_be_withdrawn for one in sending.inquiries] == [False, True]
    assert sending.can_be_withdrawn
    desk.change(second, state="erledigt", content=None)
    assert not read(desk)[0].can_be_withdrawn


def test_what_cannot_be_read_can_still_be_taken_back(desk):
    desk.send()
    for one in desk.houses:
        desk.change(one, content=b"damaged")

    assert [one.can_be_withdrawn for one in read(desk)[0].inquiries] == [True, True]


def test_what_cannot_be_read_hides_nothing_else(desk):
    desk.send()
    for one in desk.houses:
        desk.change(one, content=b"damaged", links=b"damaged")

    (sending,) = read(desk)

    assert sending.content is None
    assert {one.provider_token for one in sending.inquiries} == {""}


def test_e13_the_link_shows_what_waits_for_confirmation(desk):
    sent = desk.send_without_account()

    (sending,) = read(desk, Owner(token_hash=sent.seeker_token_hash))

    assert sending.awaits_confirmation


def test_somebody_elses_inquiry_is_not_there(desk):
    desk.send()

    for owner in (desk.other_owner(), Owner(token_hash="f" * 64)):
        assert read(desk, owner) == ()
        with pytest.raises(NotFound):
            read_one(
                desk.session,
                owner=owner,
                inquiry_id=inquiry_id(desk.houses[0]),
                cipher=desk.cipher,
            )
