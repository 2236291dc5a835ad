from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace
from portal.models.waiting_entry import WaitingEntry
from portal.services.waiting import confirm
from portal.services.waiting.confirm import LinkTooOld, confirm_entry
from portal.services.waiting.join import ListFull
from portal.values.errors import NotFound
from tests.models.records import NOW
from tests.services.waiting.conftest import by_link, entry_id

DAY = timedelta(days=1)


def test_x04_it_counts_from_the_confirmation_on_and_twice_is_once(session, join):
    join()

    for days in (1, 2):
        confirm_entry(session, holder=by_link(), entry_id=entry_id(1), now=NOW + days * DAY)

    entry = session.scalars(sa.select(WaitingEntry)).one()
    assert (entry.state, entry.joined_at, entry.current_at) == ("aktiv", NOW + DAY, NOW + DAY)


def test_an_unknown_link_is_refused(session, join):
    join()

    with pytest.raises(NotFound):
        confirm_entry(session, holder=by_link(9), entry_id=entry_id(1), now=NOW)


def test_somebody_elses_entry_is_not_there(session, join):
    join()
    join(number=2, email="otto@example.org")

    with pytest.raises(NotFound):
        confirm_entry(session, holder=by_link(2), entry_id=entry_id(1), now=NOW)


def test_an_earlier_link_does_not_confirm_what_was_written_after_it(session, join):
    join()
    join(number=2, now=NOW + DAY)

    with pytest.raises(LinkTooOld):
        confirm_entry(session, holder=by_link(1), entry_id=entry_id(2), now=NOW + DAY)
    with pytest.raises(NotFound):
        confirm_entry(session, holder=by_link(1), entry_id=entry_id(1), now=NOW + DAY)
    confirm_entry(session, holder=by_link(2), entry_id=entry_id(2), now=NOW + DAY)

    assert session.scalars(sa.select(WaitingEntry.state)).all() == ["aktiv"]


def test_there_is_an_end_to_it(session, join, confirmed, monkeypatch):
    confirmed()
    join(number=2, kind=KindOfPlace.TAGESPFLEGE)
    monkeypatch.setattr(confirm, "MOST_ENTRIES", 1)

    with pytest.raises(ListFull):
        confirm_entry(session, holder=by_link(2), entry_id=entry_id(2), now=NOW)
