from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace
from portal.domain.waiting.band import Band
from portal.models.facility import Facility
from portal.models.waiting_entry import WaitingEntry
from portal.services.waiting.read_own import read_own_entries
from portal.values.errors import NotFound
from tests.factories.accounts import make_account
from tests.factories.waiting import WISH
from tests.models.records import NOW
from tests.services.waiting.conftest import by_account, by_link, entry_id

DAY = timedelta(days=1)


def read(session, cipher, holder=None):
    session.expire_all()
    return read_own_entries(session, holder=holder or by_link(), cipher=cipher)


def test_x04_a_person_reads_what_they_said_and_where_they_stand(session, confirmed, cipher):
    confirmed()

    (entry,) = read(session, cipher)

    assert (entry.facility_name, entry.facility_city) == ("Pflegedienst Probe", "Parchim")
    assert (entry.kind, entry.wish) == (KindOfPlace.DAUERPFLEGE, WISH)
    assert entry.band is Band.UNTER_DEN_ERSTEN
    assert entry.ends_at == NOW + 180 * DAY
    assert not entry.is_draft


def test_x04_in_a_longer_list_it_is_a_third(session, confirmed, cipher):
    for number in range(1, 7):
        confirmed(number=number, email=f"{number}@example.org", now=NOW + number * DAY)
    # Neither drafts nor those that rest nor other kinds of place count.
    confirmed(number=7, email="7@example.org", kind=KindOfPlace.TAGESPFLEGE, now=NOW)
    confirmed(number=8, email="8@example.org", now=NOW)
    session.execute(
        sa.update(WaitingEntry)
        .where(WaitingEntry.id == entry_id(8))
        .values(state="ruht", asked_at=NOW)
    )

    bands = [read(session, cipher, by_link(number))[0].band for number in range(1, 9)]

    assert bands == [
        Band.VORDERES_DRITTEL,
        Band.VORDERES_DRITTEL,
        Band.MITTLERES_DRITTEL,
        Band.MITTLERES_DRITTEL,
        Band.HINTERES_DRITTEL,
        Band.HINTERES_DRITTEL,
        Band.UNTER_DEN_ERSTEN,
        None,
    ]


def test_a_draft_has_no_place_and_a_short_life(session, join, cipher):
    join()

    (entry,) = read(session, cipher)

    assert (entry.is_draft, entry.band) == (True, None)
    assert entry.ends_at == NOW + 7 * DAY


def test_d12_the_name_of_a_facility_that_is_not_public_is_not_told(session, confirmed, cipher):
    confirmed()
    session.execute(sa.update(Facility).values(is_published=False))

    (entry,) = read(session, cipher)

    assert (entry.facility_name, entry.facility_city) == ("", "")


def test_what_cannot_be_read_any_more_is_none(session, confirmed, cipher):
    confirmed()
    session.execute(sa.update(WaitingEntry).values(content=b"broken"))

    assert read(session, cipher)[0].wish is None


def test_an_account_sees_what_its_address_has_without_it(session, join, confirmed, cipher):
    erika = make_account(session, email="erika@example.org")
    confirmed()
    join(account=erika, number=2, kind=KindOfPlace.TAGESPFLEGE)
    confirmed(number=3, email="otto@example.org")

    found = read(session, cipher, by_account(erika))

    assert {one.entry_id for one in found} == {entry_id(1), entry_id(2)}


def test_a_link_shows_nobody_elses(session, confirmed, cipher):
    confirmed()
    confirmed(number=2, email="otto@example.org")

    assert [one.entry_id for one in read(session, cipher, by_link(2))] == [entry_id(2)]


def test_without_entries_an_account_has_none_and_a_link_does_not_exist(session, cipher):
    assert read(session, cipher, by_account(make_account(session))) == ()
    with pytest.raises(NotFound):
        read(session, cipher)
