import pytest

from portal.domain.inquiries.owner import Owner
from portal.domain.inquiries.screening import Doubt
from portal.services.inquiries.withdraw import withdraw_inquiries
from portal.values.errors import NotFound
from tests.factories.inquiries import inquiry_id
from tests.models.records import NOW


def withdraw(desk, *facility_ids, owner=None):
    """Take back what went to these facilities."""
    withdraw_inquiries(
        desk.session,
        owner=owner or desk.erika,
        inquiry_ids=frozenset(inquiry_id(one) for one in facility_ids),
        posts=desk.posts("d"),
        now=NOW,
        cipher=desk.cipher,
    )


def test_x16_nothing_of_it_stays_and_the_facility_learns_of_it_once(desk):
    desk.send()
    for house in desk.houses:
        desk.change(house, announced_at=NOW)
    desk.say()

    for _ in range(2):
        withdraw(desk, desk.houses[0])

    gone, other = desk.stored()
    assert (gone.state, gone.ended_at) == ("zurueckgezogen", NOW)
    assert (gone.content, gone.links, gone.messages) == (None, None, [])
    assert (other.state, other.content is None) == ("neu", False)
    assert desk.mails() == 1


def test_x16_what_was_never_confirmed_goes_altogether_and_tells_nobody(desk):
    sent = desk.send_without_account()

    withdraw(desk, *desk.houses, owner=Owner(token_hash=sent.seeker_token_hash))

    assert desk.stored() == []
    assert desk.mails() == 1


def test_who_never_heard_of_it_is_not_told_that_it_has_gone(desk):
    desk.send()

    withdraw(desk, *desk.houses)

    assert desk.states() == ["zurueckgezogen", "zurueckgezogen"]
    assert desk.mails() == 0


def test_what_was_held_back_goes_without_a_letter(desk):
    desk.send(doubts=(Doubt.TRAP,))

    withdraw(desk, *desk.houses)

    assert {(one.state, one.content) for one in desk.stored()} == {("zurueckgezogen", None)}
    assert desk.mails() == 0


def test_nobody_withdraws_what_is_somebody_elses(desk):
    desk.send()

    with pytest.raises(NotFound):
        withdraw(desk, desk.houses[0], owner=desk.other_owner())

    assert set(desk.states()) == {"neu"}
