from datetime import timedelta

import pytest

from portal.domain.inquiries.owner import Owner
from portal.domain.inquiries.screening import Doubt
from portal.domain.inquiries.terms import CONFIRM
from portal.services.inquiries.confirm import ConfirmedTooLate, confirm_inquiries
from portal.values.errors import NotFound
from tests.models.records import NOW


def confirm(desk, token_hash, *, askable=None, now=NOW):
    """Press the button behind the link."""
    confirm_inquiries(
        desk.session,
        owner=Owner(token_hash=token_hash),
        askable=set(desk.houses) if askable is None else askable,
        now=now,
        today=now.date(),
    )


def test_e13_the_click_sends_it_to_each_facility_once(desk):
    sent = desk.send_without_account()
    later = NOW + timedelta(hours=1)

    for _ in range(2):
        confirm(desk, sent.seeker_token_hash, now=later)

    assert {(one.state, one.sent_at, one.version) for one in desk.stored()} == {("neu", later, 2)}
    assert {one.delete_on for one in desk.stored()} == {NOW.date() + timedelta(days=180)}


def test_what_is_doubted_waits_for_support(desk):
    sent = desk.send_without_account(doubts=(Doubt.TRAP,))

    confirm(desk, sent.seeker_token_hash)

    assert {(one.state, one.sent_at) for one in desk.stored()} == {("zurueckgehalten", None)}


def test_e11_a_facility_that_wants_none_any_more_gets_none(desk):
    sent = desk.send_without_account()

    confirm(desk, sent.seeker_token_hash, askable={desk.houses[0]})

    assert [(one.state, one.sent_at) for one in desk.stored()] == [("neu", NOW), ("erledigt", None)]
    assert [one.content is None for one in desk.stored()] == [False, True]


def test_after_48_hours_nothing_is_sent(desk):
    sent = desk.send_without_account()

    with pytest.raises(ConfirmedTooLate):
        confirm(desk, sent.seeker_token_hash, now=NOW + CONFIRM)

    assert set(desk.states()) == {"entwurf"}


def test_a_foreign_token_opens_nothing(desk):
    desk.send_without_account()

    with pytest.raises(NotFound):
        confirm(desk, "f" * 64)
