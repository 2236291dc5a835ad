from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.watchlist import entries
from portal.domain.watchlist.entries import WatchlistFull
from portal.models.watchlist_entry import WatchlistEntry
from portal.queries.watchlist import list_ids
from portal.values.errors import NotFound
from tests.factories.accounts import make_account
from tests.factories.directory import NOW


def test_d13_a_facility_is_kept(add, listed, houses):
    add(houses[0])

    assert listed() == (houses[0],)


def test_d13_a_double_click_keeps_it_once_and_its_first_time(session, add, listed, houses):
    add(houses[0])
    add(houses[0], now=NOW + timedelta(days=1))

    assert listed() == (houses[0],)
    assert session.scalars(sa.select(WatchlistEntry.added_at)).all() == [NOW]


def test_d13_what_the_browser_carries_moves_into_the_account(add, listed, houses):
    add(houses[0])
    add(houses[2], carried=(houses[1], houses[0]))

    assert set(listed()) == set(houses)


def test_d13_another_account_sees_nothing_of_it(session, add, houses):
    other = make_account(session, email="otto@example.org")
    add(houses[0])

    assert list_ids(session, account_id=other.id) == ()


def test_d13_a_full_list_takes_no_more(add, listed, houses, monkeypatch):
    monkeypatch.setattr(entries, "MOST_ENTRIES", 2)
    add(houses[0], carried=(houses[1],))

    with pytest.raises(WatchlistFull):
        add(houses[2])
    assert set(listed()) == set(houses[:2])


def test_d12_what_is_not_public_any_more_leaves_room(session, add, listed, houses, monkeypatch):
    monkeypatch.setattr(entries, "MOST_ENTRIES", 1)
    add(houses[0])
    session.execute(
        sa.text("UPDATE facility SET is_published = :no WHERE id = :id"),
        {"no": False, "id": houses[0]},
    )

    add(houses[1], carried=(houses[1] + 999,))

    assert listed() == (houses[1],)


def test_d12_an_unpublished_or_unknown_facility_cannot_be_kept(session, add, listed, houses):
    session.execute(sa.text("UPDATE facility SET is_published = :no"), {"no": False})

    for number in (houses[0], max(houses) + 1):
        with pytest.raises(NotFound):
            add(number)
    assert listed() == ()


def test_d13_an_erased_account_keeps_nothing(add, houses):
    with pytest.raises(NotFound):
        add(houses[0], account_id="0" * 32)
