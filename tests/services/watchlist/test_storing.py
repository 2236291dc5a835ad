from datetime import timedelta

from portal.queries.watchlist import list_for
from portal.services.watchlist.storing import read_entries, store_entries
from tests.factories.directory import NOW

LATER = NOW + timedelta(days=1)


def test_d13_the_account_comes_first_then_the_browser(session, erika, houses):
    store_entries(session, account_id=erika.id, entries=(houses[1],), now=NOW)

    found = read_entries(session, account_id=erika.id, carried=(houses[0], houses[1], 9_999))

    assert found == (houses[1], houses[0])


def test_d13_exactly_these_are_kept_each_with_its_time(session, erika, houses):
    store_entries(session, account_id=erika.id, entries=houses[:2], now=NOW)

    store_entries(session, account_id=erika.id, entries=houses[1:], now=LATER)

    kept = list_for(session, account_id=erika.id)
    assert {one.facility_id: one.added_at for one in kept} == {houses[1]: NOW, houses[2]: LATER}
