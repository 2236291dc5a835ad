"""How often a mail is tried, and how long it is kept."""

from datetime import timedelta

LEASE = timedelta(minutes=3)
"""How long one worker may take over one mail; a worker that was killed holds others up that long.

Longer than all answers of a mail server together, each of which may take ten seconds.
"""

GIVEN_UP_AFTER = timedelta(days=3)
"""How old a mail is when its next failure is its last."""

KEPT_SENT = timedelta(days=7)
"""How long it stays known that a mail was sent; its text is emptied at once."""

KEPT_GIVEN_UP = timedelta(days=30)
"""How long a mail that was given up can be tried again by hand."""

_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=4)
_MOST_DOUBLINGS = 8  # from there on every pause is the longest


def pause_after(*, tries: int) -> timedelta:
    """Return how long to wait after so many tries: one minute, then twice as long, up to 4 hours.

    Within three days that makes about 25 tries.
    """
    doublings = min(max(tries - 1, 0), _MOST_DOUBLINGS)
    return min(_FIRST_PAUSE * (1 << doublings), _LONGEST_PAUSE)
