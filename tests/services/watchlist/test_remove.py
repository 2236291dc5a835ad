import pytest

from portal.queries.watchlist import list_ids
from portal.values.errors import NotFound
from tests.factories.accounts import make_account


def test_d13_a_facility_is_taken_off(add, remove, listed, houses):
    add(houses[0])
    add(houses[1])

    remove(houses[0])

    assert listed() == (houses[1],)


def test_d13_twice_is_once(add, remove, listed, houses):
    add(houses[0])

    remove(houses[0])
    remove(houses[0])

    assert listed() == ()


def test_d13_what_else_the_browser_carries_is_kept(remove, listed, houses):
    remove(houses[0], carried=(houses[0], houses[1]))

    assert listed() == (houses[1],)


def test_d13_the_list_of_somebody_else_stays(session, add, remove, houses):
    other = make_account(session, email="otto@example.org")
    add(houses[0], account_id=other.id)

    remove(houses[0])

    assert list_ids(session, account_id=other.id) == (houses[0],)


def test_d13_an_erased_account_has_no_list(remove, houses):
    with pytest.raises(NotFound):
        remove(houses[0], account_id="0" * 32)
