"""How long somebody who failed to prove who they are waits before the next try.

Tries are counted on three tracks: from one network address, at one account, and – where its owner
has signed in from lately – at one account from that address. A try from a known place runs on that
last track alone, so whatever strangers do elsewhere, it never hinders the owner there.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum, auto

FIRST_DELAY_SECONDS = 10
MOST_SECONDS = 15 * 60
STEPS = 7
"""Doublings after which the delay grows no more: 10 s times 2⁷ is more than 15 minutes."""

QUIET = timedelta(hours=1)
"""After each such time without a try the count is halved."""


class Kind(StrEnum):
    """What is guessed; each kind has counts of its own."""

    PASSWORD = auto()
    SECOND_FACTOR = auto()


class Track(Enum):
    """On what tries are counted; the value says how many are free of delay."""

    KNOWN_PLACE = 5
    ACCOUNT = 10
    ADDRESS = 20

    @property
    def most(self) -> int:
        """Return the count beyond which nothing gets worse, so that it fades in some hours."""
        return self.value + STEPS


FORGOTTEN_AFTER = max(track.most for track in Track).bit_length() * QUIET
"""After that time without a try every count has faded to nothing."""


@dataclass(frozen=True, slots=True)
class Tries:
    """What was counted on one track.

    Args:
        count: tries that did not succeed, those under way included.
        last_at: the last of them.
    """

    count: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class TrackKey:
    """Under which keyed hash a track is counted."""

    track: Track
    place_hash: str


def seconds_to_wait(*, tries: Tries, track: Track, now: datetime) -> int:
    """Return the seconds until the next try; 0 if it may come at once.

    After the free ones 10, 20, 40 … seconds, counted from the last try, at most 15 minutes. Tries
    that are refused count nothing, so nobody can be kept out by being refused.
    """
    over = _faded(tries, now) - track.value
    if over < 0:
        return 0
    delay = min(FIRST_DELAY_SECONDS * 2**over, MOST_SECONDS)
    return max(0, -((now - tries.last_at - timedelta(seconds=delay)) // timedelta(seconds=1)))


def counted(*, tries: Tries, track: Track, now: datetime) -> Tries:
    """Return the tries with one more, now."""
    return Tries(count=min(_faded(tries, now) + 1, track.most), last_at=now)


def keys_of(
    *, kind: Kind, account_key: str, place: str, is_known_place: bool, secret: str
) -> tuple[TrackKey, ...]:
    """Return the tracks of a try, always in the same order of hashes.

    Whoever locks their rows in that order never waits for somebody who waits for them.

    Args:
        kind: what is tried.
        account_key: folded e-mail address, whether or not there is such an account.
        place: network address, see `web/throttle.py`.
        is_known_place: the owner has signed in from there lately.
        secret: without it nobody can tell from a hash what it stands for.
    """
    subjects = (
        ((Track.KNOWN_PLACE, (account_key, place)),)
        if is_known_place
        else ((Track.ACCOUNT, (account_key,)), (Track.ADDRESS, (place,)))
    )
    keys = (
        TrackKey(track=track, place_hash=_hash((kind.value, track.name, *subject), secret))
        for track, subject in subjects
    )
    return tuple(sorted(keys, key=lambda key: key.place_hash))


def known_place_hash(*, account_key: str, place: str, secret: str) -> str:
    """Return the keyed hash by which a place of sign-ins is remembered."""
    return _hash(("place", account_key, place), secret)


def _faded(tries: Tries, now: datetime) -> int:
    quiet = max(0, (now - tries.last_at) // QUIET)
    return tries.count // 2**quiet if quiet < tries.count.bit_length() else 0


def _hash(parts: tuple[str, ...], secret: str) -> str:
    # The printed tuple keeps its parts apart, whatever stands in them.
    return hmac.new(secret.encode(), repr(parts).encode(), hashlib.sha256).hexdigest()
