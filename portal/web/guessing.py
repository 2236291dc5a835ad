"""Slow down guessing where nothing may be written: wrong addresses, counted in this process.

A GET writes no row, so the counts live in memory, for each worker its own. They only have to
take from guessing what the length of the keys leaves of it.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app, request

from portal.web import clock
from portal.web.throttle import place_of

NAME = "guesses"
WINDOW = timedelta(minutes=10)
MOST_WRONG = 20
MOST_PLACES = 5_000
"""So many callers are remembered; of more, those that were wrong longest ago are forgotten."""


@dataclass(slots=True)
class _Guesses:
    since: datetime
    count: int


def seconds_to_wait() -> int:
    """Return 0 if the caller may try, else the seconds until trying again may help."""
    guesses = _known().get(_place())
    now = clock.now()
    if guesses is None or guesses.count < MOST_WRONG or now >= guesses.since + WINDOW:
        return 0
    return max(1, -(-(guesses.since + WINDOW - now) // timedelta(seconds=1)))


def note_wrong() -> None:
    """Count a wrong try of the caller."""
    known, place, now = _known(), _place(), clock.now()
    guesses = known.pop(place, None)
    if guesses is None or now >= guesses.since + WINDOW:
        guesses = _Guesses(since=now, count=0)
    guesses.count += 1
    known[place] = guesses
    if len(known) > MOST_PLACES:
        known.popitem(last=False)


def _place() -> str:
    return place_of(address=request.remote_addr or "")


def _known() -> OrderedDict[str, _Guesses]:
    known: OrderedDict[str, _Guesses] = current_app.extensions.setdefault(NAME, OrderedDict())
    return known
