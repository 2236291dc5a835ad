"""An account, and facilities to put on its Merkliste."""

import pytest

from portal.queries.watchlist import list_ids
from portal.services.watchlist.add import add_entry
from portal.services.watchlist.remove import remove_entry
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility


@pytest.fixture
def erika(session):
    """Return the one whose list it is."""
    return make_account(session)


@pytest.fixture
def houses(session):
    """Return the ids of three published facilities."""
    add_source(session)
    made = [make_facility(external_id=f"watched {number}") for number in range(3)]
    session.add_all(made)
    session.flush()
    return tuple(one.id for one in made)


@pytest.fixture
def listed(session, erika):
    """Return a function that says what is on her list."""
    return lambda: list_ids(session, account_id=erika.id)


@pytest.fixture
def add(session, erika):
    """Return a function that puts a facility on her list."""

    def add_one(facility_id, *, carried=(), account_id=erika.id, now=NOW):
        add_entry(session, account_id=account_id, facility_id=facility_id, carried=carried, now=now)

    return add_one


@pytest.fixture
def remove(session, erika):
    """Return a function that takes a facility off her list."""

    def remove_one(facility_id, *, carried=(), account_id=erika.id):
        remove_entry(
            session, account_id=account_id, facility_id=facility_id, carried=carried, now=NOW
        )

    return remove_one
