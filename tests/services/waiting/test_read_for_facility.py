from datetime import timedelta

import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace
from portal.models.waiting_entry import WaitingEntry, WaitingPerson
from portal.services.waiting.read_for_facility import read_waiting
from tests.factories.accounts import make_account
from tests.factories.waiting import WISH
from tests.models.records import NOW
from tests.services.waiting.conftest import entry_id

DAY = timedelta(days=1)


def read(session, facility_id, cipher):
    session.expire_all()
    return read_waiting(session, facility_id=facility_id, cipher=cipher)


def test_x04_a_facility_sees_who_waits_in_their_order_with_address_and_reasons(
    session, facility_id, confirmed, join, cipher
):
    otto = make_account(session, email="otto@example.org")
    confirmed(now=NOW + DAY)
    join(account=otto, number=2)

    found = read(session, facility_id, cipher)

    assert [one.email for one in found] == ["otto@example.org", "erika@example.org"]
    assert [one.wish for one in found] == [WISH, WISH]
    assert [one.joined_at for one in found] == [NOW, NOW + DAY]


def test_x04_and_nothing_of_another_facility(
    session, facility_id, other_facility_id, confirmed, cipher
):
    confirmed()
    confirmed(number=2, facility=other_facility_id, kind=KindOfPlace.TAGESPFLEGE)

    assert [one.entry_id for one in read(session, facility_id, cipher)] == [entry_id(1)]
    assert [one.kind for one in read(session, other_facility_id, cipher)] == [
        KindOfPlace.TAGESPFLEGE
    ]


def test_drafts_and_what_rests_are_not_shown(session, facility_id, confirmed, join, cipher):
    confirmed()
    join(number=2, email="otto@example.org")
    session.execute(
        sa.update(WaitingEntry)
        .where(WaitingEntry.id == entry_id(1))
        .values(state="ruht", asked_at=NOW)
    )

    assert read(session, facility_id, cipher) == ()


def test_what_cannot_be_read_any_more_is_left_out(session, facility_id, confirmed, cipher):
    confirmed()
    confirmed(number=2, email="otto@example.org")
    session.execute(sa.update(WaitingPerson).values(email=b"broken"))
    assert read(session, facility_id, cipher) == ()

    session.execute(sa.update(WaitingEntry).values(content=b"broken"))
    assert read(session, facility_id, cipher) == ()
