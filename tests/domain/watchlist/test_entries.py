import pytest

from portal.domain.watchlist import entries
from portal.domain.watchlist.entries import MOST_ENTRIES, WatchlistFull

FULL = tuple(range(1, MOST_ENTRIES + 1))


def test_d13_account_and_browser_are_put_together_without_doubles():
    assert entries.together(kept=(3, 1), carried=(1, 2)) == (3, 1, 2)


def test_d13_putting_together_loses_nothing():
    assert len(entries.together(kept=FULL, carried=(100, 101))) == MOST_ENTRIES + 2


class TestWithEntry:
    def test_d13_a_facility_comes_last(self):
        assert entries.with_entry(entries=(3,), facility_id=1) == (3, 1)

    def test_d13_a_second_time_changes_nothing(self):
        assert entries.with_entry(entries=(1, 2), facility_id=1) == (1, 2)

    def test_d13_the_last_place_can_be_used(self):
        assert entries.with_entry(entries=FULL[:-1], facility_id=30) == FULL

    def test_d13_a_full_list_takes_no_more(self):
        with pytest.raises(WatchlistFull):
            entries.with_entry(entries=FULL, facility_id=99)

    def test_d13_a_full_list_knows_what_it_has(self):
        assert entries.with_entry(entries=FULL, facility_id=5) == FULL


@pytest.mark.parametrize(("gone", "left"), [(1, (2,)), (9, (1, 2))])
def test_d13_an_entry_is_taken_off(gone, left):
    assert entries.without_entry(entries=(1, 2), facility_id=gone) == left


def test_d12_what_is_not_public_any_more_drops_out():
    assert entries.still_there(entries=(3, 1, 2), public={1, 3}) == (3, 1)
