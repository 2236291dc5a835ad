"""Guessing gets slow, waiting helps, and nobody is kept out for good."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.accounts.throttling import (
    FORGOTTEN_AFTER,
    MOST_SECONDS,
    QUIET,
    Kind,
    Track,
    Tries,
    counted,
    keys_of,
    known_place_hash,
    seconds_to_wait,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ERIKA, MAX = "erika@example.org", "max@example.org"
SECOND = timedelta(seconds=1)
NEVER = Tries(count=1, last_at=NOW - FORGOTTEN_AFTER)
TRACKS = tuple(Track)


def wait(count, *, track=Track.ACCOUNT, ago=timedelta(0)):
    return seconds_to_wait(tries=Tries(count=count, last_at=NOW - ago), track=track, now=NOW)


def guess_for(span, *, track, patience=timedelta(0)):
    """Return how many tries somebody gets who tries as soon as he may, or after more patience."""
    tries, now, done = NEVER, NOW, 0
    while now < NOW + span:
        seconds = seconds_to_wait(tries=tries, track=track, now=now)
        if seconds:
            now += max(timedelta(seconds=seconds), patience)
            continue
        tries = counted(tries=tries, track=track, now=now)
        done += 1
    return done


class TestDelay:
    @pytest.mark.parametrize(
        ("track", "free"), [(Track.KNOWN_PLACE, 5), (Track.ACCOUNT, 10), (Track.ADDRESS, 20)]
    )
    def test_a13_some_tries_are_free_and_the_next_waits_ten_seconds(self, track, free):
        assert [wait(count, track=track) for count in range(1, free)] == [0] * (free - 1)
        assert wait(free, track=track) == 10

    def test_a13_doubles_up_to_fifteen_minutes(self):
        waits = [wait(count) for count in range(10, 19)]

        assert waits == [10, 20, 40, 80, 160, 320, 640, 900, 900]

    @pytest.mark.parametrize(("ago", "left"), [(0, 10), (3, 7), (3.2, 7), (9.9, 1), (10, 0)])
    def test_a13_is_counted_from_the_last_try_in_whole_seconds(self, ago, left):
        assert wait(10, ago=timedelta(seconds=ago)) == left

    def test_a_clock_that_runs_behind_does_not_let_anybody_wait_longer_than_due(self):
        assert wait(10, ago=-5 * SECOND) == 15
        assert counted(tries=Tries(10, NOW + SECOND), track=Track.ACCOUNT, now=NOW).count == 11


class TestFading:
    @pytest.mark.parametrize(("hours", "count"), [(0, 17), (1, 9), (2, 5), (3, 3), (5, 1), (99, 1)])
    def test_a13_every_quiet_hour_halves_the_count(self, hours, count):
        before = Tries(count=16, last_at=NOW - hours * QUIET)

        assert counted(tries=before, track=Track.ACCOUNT, now=NOW) == Tries(count, NOW)

    def test_a13_after_a_quiet_hour_there_are_free_tries_again(self):
        worst = Track.ACCOUNT.most

        assert wait(worst, ago=QUIET - SECOND) == 0
        assert wait(worst // 2) == 0

    @pytest.mark.parametrize("track", TRACKS)
    def test_a13_the_longest_attack_is_forgotten_in_the_end(self, track):
        tries = NEVER
        for _ in range(10_000):
            tries = counted(tries=tries, track=track, now=NOW)

        assert tries.count == track.most
        after = counted(tries=tries, track=track, now=NOW + FORGOTTEN_AFTER)
        assert after.count == 1


class TestAttack:
    @pytest.mark.parametrize("patience", [timedelta(0), QUIET, 2 * QUIET, 5 * QUIET])
    def test_a13_a_day_of_guessing_at_one_account_is_fewer_than_200_tries(self, patience):
        assert guess_for(timedelta(days=1), track=Track.ACCOUNT, patience=patience) < 200

    @given(
        st.sampled_from(TRACKS),
        st.lists(st.integers(min_value=0, max_value=20_000), max_size=60),
    )
    def test_a13_nobody_waits_longer_than_fifteen_minutes(self, track, pauses):
        tries, now = NEVER, NOW
        for pause in pauses:
            now += pause * SECOND
            seconds = seconds_to_wait(tries=tries, track=track, now=now)

            assert 0 <= seconds <= MOST_SECONDS
            after = now + seconds * SECOND
            assert seconds_to_wait(tries=tries, track=track, now=after) == 0
            tries = counted(tries=tries, track=track, now=after)
            now = after


def keys(**changes):
    plain = {
        "kind": Kind.PASSWORD,
        "account_key": ERIKA,
        "place": "192.0.2.7",
        "is_known_place": False,
        "secret": "s",
    }
    return keys_of(**(plain | changes))


class TestKeys:
    def test_a13_a_stranger_runs_on_the_tracks_of_account_and_address(self):
        assert {key.track for key in keys()} == {Track.ACCOUNT, Track.ADDRESS}

    def test_a13_at_a_known_place_only_that_place_counts(self):
        (key,) = keys(is_known_place=True)

        assert key.track is Track.KNOWN_PLACE
        assert key.place_hash not in {stranger.place_hash for stranger in keys()}

    @given(st.text(), st.text())
    def test_stand_in_the_order_of_their_hashes(self, account_key, place):
        hashes = [key.place_hash for key in keys(account_key=account_key, place=place)]

        assert hashes == sorted(hashes)

    @pytest.mark.parametrize(
        ("change", "common"),
        [
            ({"place": "192.0.2.8"}, Track.ACCOUNT),
            ({"account_key": MAX}, Track.ADDRESS),
        ],
    )
    def test_each_track_knows_its_own_part_only(self, change, common):
        shared = set(keys()) & set(keys(**change))

        assert {key.track for key in shared} == {common}

    @pytest.mark.parametrize("change", [{"secret": "t"}, {"kind": Kind.SECOND_FACTOR}])
    def test_another_secret_or_kind_gives_other_hashes(self, change):
        assert not set(keys()) & set(keys(**change))

    def test_nothing_of_account_or_address_can_be_read(self):
        text = str(keys()) + str(keys(is_known_place=True))

        assert "erika" not in text
        assert "192.0.2" not in text


class TestKnownPlaceHash:
    def test_is_of_account_and_address_together(self):
        places = {
            known_place_hash(account_key=account, place=place, secret=secret)
            for account, place, secret in (
                ("a", "1", "s"),
                ("a", "2", "s"),
                ("b", "1", "s"),
                ("a", "1", "t"),
                ("a'", "', '1", "s"),
            )
        }

        assert len(places) == 5
        assert {len(place) for place in places} == {64}
