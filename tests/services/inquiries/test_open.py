"""Opening an inquiry at the facility."""

from datetime import timedelta

import pytest

from portal.domain.inquiries.reader import Reader
from portal.services.inquiries.open import open_inquiry
from portal.values.errors import NotFound
from portal.web.visiting import hash_token
from tests.factories.inquiries import provider_token
from tests.models.records import NOW

LATER = NOW + timedelta(hours=1)


def opened(desk, *, now=NOW):
    token = provider_token(desk.houses[0])
    return open_inquiry(desk.session, reader=Reader(token_hash=hash_token(token=token)), now=now)


def test_x05_a_new_one_counts_as_read_from_now_on(desk):
    desk.send()

    inquiry_id = opened(desk)

    first, other = desk.stored()
    assert (first.id, first.state, first.read_at, first.version) == (inquiry_id, "gelesen", NOW, 2)
    assert other.state == "neu"


def test_x05_opening_again_changes_nothing(desk):
    desk.send()
    opened(desk)

    opened(desk, now=LATER)

    first = desk.stored()[0]
    assert (first.read_at, first.version) == (NOW, 2)


@pytest.mark.parametrize("state", ["beantwortet", "erledigt"])
def test_what_has_gone_further_stays_there(desk, state):
    desk.send()
    desk.change(desk.houses[0], state=state)

    opened(desk)

    assert desk.states()[0] == state


def test_what_no_facility_may_see_is_not_found(desk):
    desk.send_without_account()

    with pytest.raises(NotFound):
        opened(desk)
