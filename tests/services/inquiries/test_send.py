from dataclasses import replace
from datetime import timedelta

import pytest

from portal.domain.inquiries.screening import Doubt
from portal.services.inquiries import send as sending_service
from portal.services.inquiries.send import SentMeanwhile, send_inquiries
from tests.factories.inquiries import CANARY, make_sending
from tests.models.records import NOW


def test_e01_with_an_account_it_goes_out_at_once(desk):
    desk.send()

    rows = desk.stored()
    assert [(one.state, one.facility_id) for one in rows] == [("neu", one) for one in desk.houses]
    assert {one.sent_at for one in rows} == {one.confirmed_at for one in rows} == {NOW}
    assert {one.delete_on for one in rows} == {NOW.date() + timedelta(days=180)}
    assert desk.mails() == 0


def test_e13_without_an_account_it_waits_for_the_click(desk):
    desk.send_without_account()

    assert {(one.state, one.sent_at, one.confirmed_at) for one in desk.stored()} == {
        ("entwurf", None, None)
    }
    assert desk.mails() == 1


def test_what_is_doubted_is_held_back(desk):
    desk.send(doubts=(Doubt.LINK,))

    assert {(one.state, one.sent_at, one.doubts) for one in desk.stored()} == {
        ("zurueckgehalten", None, "link")
    }
    assert desk.mails() == 0


def test_the_same_form_has_one_effect(desk):
    for _ in range(3):
        desk.send_without_account()

    assert len(desk.stored()) == 2
    assert desk.mails() == 1


def test_e01_the_same_facility_can_be_asked_again(desk):
    desk.send()
    desk.send(batch="c")

    assert desk.states() == ["neu"] * 4


def test_another_click_at_the_same_moment_is_told_apart(desk, monkeypatch):
    desk.send()
    monkeypatch.setattr(sending_service, "has_batch", lambda *_, **__: False)
    again = make_sending(desk.houses)
    other_ids = [replace(one, inquiry_id=f"f{one.inquiry_id[1:]}") for one in again.addressed]

    with pytest.raises(SentMeanwhile):
        send_inquiries(
            desk.session,
            sending=replace(again, addressed=tuple(other_ids)),
            now=NOW,
            today=NOW.date(),
            cipher=desk.cipher,
        )


def test_the_database_tells_nothing_of_what_was_typed(desk):
    desk.send_without_account()

    for one in desk.stored():
        for data in (one.content, one.links):
            assert CANARY.encode() not in data
            assert b"erika" not in data
            assert b"token" not in data
