"""What waits at a facility ends when its provider deletes it."""

import pytest

from portal.domain.inquiries.reader import Reader
from portal.domain.inquiries.screening import Doubt
from portal.queries.inquiries import get_by_reader
from portal.services.inquiries.close import AskedMeanwhile, close_inquiries
from portal.services.inquiries.read_own import read_own
from portal.values.errors import NotFound
from portal.web.visiting import hash_token
from tests.factories.inquiries import provider_token
from tests.models.records import NOW


def close(desk, posts=None):
    """Close what waits at the first house."""
    return close_inquiries(
        desk.session,
        facility_id=desk.houses[0],
        posts=desk.posts("d") if posts is None else posts,
        now=NOW,
        cipher=desk.cipher,
    )


def test_h10_the_open_ones_end_and_each_seeker_is_told_once(desk):
    desk.send()
    desk.answer(desk.houses[0])
    desk.say()

    assert [close(desk), close(desk)] == [1, 0]

    gone, other = desk.stored()
    assert (gone.state, gone.ended_at) == ("erledigt", NOW)
    assert (gone.content, gone.links, gone.messages) == (None, None, [])
    assert (other.state, other.content is None) == ("neu", False)
    assert desk.mails() == 1


def test_h10_no_link_of_the_facility_opens_it_and_the_seeker_is_offered_others(desk):
    desk.send()
    close(desk)

    token_hash = hash_token(token=provider_token(desk.houses[0]))
    with pytest.raises(NotFound):
        get_by_reader(desk.session, reader=Reader(token_hash=token_hash))
    (sending,) = read_own(desk.session, owner=desk.erika, cipher=desk.cipher)
    assert [one.needs_alternatives for one in sending.inquiries] == [True, False]


def test_h10_what_support_holds_back_ends_as_well_and_is_not_counted(desk):
    desk.send(doubts=(Doubt.LINK,))

    assert close(desk) == 0

    assert desk.states() == ["erledigt", "zurueckgehalten"]
    assert desk.mails() == 1
    (sending,) = read_own(desk.session, owner=desk.erika, cipher=desk.cipher)
    assert sending.inquiries[0].needs_alternatives


@pytest.mark.parametrize("state", ["entwurf", "abgelehnt", "erledigt", "zurueckgezogen"])
def test_h10_what_is_over_or_was_never_sent_stays_as_it_was(desk, state):
    desk.send()
    content = None if state == "zurueckgezogen" else desk.stored()[0].content
    desk.change(desk.houses[0], state=state, content=content)

    assert close(desk) == 0

    first = desk.stored()[0]
    assert (first.state, first.content) == (state, content)
    assert first.provider_token_hash is not None
    assert desk.mails() == 0


def test_h10_nobody_goes_untold(desk):
    desk.send()

    with pytest.raises(AskedMeanwhile):
        close(desk, posts={})

    assert desk.states() == ["neu", "neu"]


def test_h10_who_cannot_be_written_to_holds_nothing_up(desk):
    desk.send()

    assert close(desk, posts={one.id: None for one in desk.stored()}) == 1

    assert desk.states() == ["erledigt", "neu"]
    assert desk.mails() == 0
