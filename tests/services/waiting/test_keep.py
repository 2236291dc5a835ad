from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace
from portal.models.waiting_entry import WaitingEntry
from portal.services.waiting.keep import keep_entries
from portal.values.errors import NotFound
from tests.models.records import NOW
from tests.services.waiting.conftest import by_link, entry_id

LATER = NOW + timedelta(days=40)


def test_x04_one_answer_holds_for_all_and_wakes_what_rests_at_its_old_place(
    session, confirmed, join
):
    confirmed()
    confirmed(number=2, kind=KindOfPlace.TAGESPFLEGE, now=NOW + timedelta(days=1))
    join(number=3, kind=KindOfPlace.KURZZEITPFLEGE)
    session.execute(
        sa.update(WaitingEntry)
        .where(WaitingEntry.id == entry_id(1))
        .values(state="ruht", asked_at=NOW)
    )

    kept = keep_entries(session, holder=by_link(2), now=LATER)

    session.expire_all()
    found = session.scalars(sa.select(WaitingEntry).order_by(WaitingEntry.id)).all()
    assert kept == 2
    assert [one.state for one in found] == ["aktiv", "aktiv", "entwurf"]
    assert [one.current_at for one in found] == [LATER, LATER, None]
    assert (found[0].joined_at, found[0].asked_at) == (NOW, None)


def test_others_stay_as_they_are(session, confirmed):
    confirmed()
    confirmed(number=2, email="otto@example.org")

    keep_entries(session, holder=by_link(2), now=LATER)

    session.expire_all()
    assert session.get_one(WaitingEntry, entry_id(1)).current_at == NOW


def test_an_unknown_link_is_refused(session):
    with pytest.raises(NotFound):
        keep_entries(session, holder=by_link(), now=NOW)
