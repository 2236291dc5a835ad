import pytest
import sqlalchemy as sa

from portal.models.watchlist_entry import WatchlistEntry
from tests.factories.accounts import make_account
from tests.models.records import NOW, store_facility


@pytest.fixture
def account_id(session):
    return make_account(session).id


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


def add(session, account_id, facility_id):
    session.add(WatchlistEntry(account_id=account_id, facility_id=facility_id, added_at=NOW))
    session.flush()


@pytest.mark.parametrize("parent", ["account", "facility"])
def test_goes_with_account_and_facility(session, account_id, facility_id, parent):
    add(session, account_id, facility_id)

    session.execute(sa.text(f"DELETE FROM {parent}"))  # noqa: S608 – two names of our own

    assert session.execute(sa.select(WatchlistEntry.added_at)).all() == []


def test_a_facility_is_there_once(session, account_id, facility_id):
    add(session, account_id, facility_id)
    session.expunge_all()

    with pytest.raises(sa.exc.IntegrityError):
        add(session, account_id, facility_id)


@pytest.mark.parametrize("column", ["account_id", "facility_id"])
def test_both_must_exist(session, account_id, facility_id, column):
    known = {"account_id": account_id, "facility_id": facility_id}
    session.add(
        WatchlistEntry(**known | {column: {"account_id": "b" * 32}.get(column, 99)}, added_at=NOW)
    )

    with pytest.raises(sa.exc.IntegrityError):
        session.flush()
