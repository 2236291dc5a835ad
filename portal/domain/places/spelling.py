"""Find the names that a mistyped word most likely means."""

from collections.abc import Sequence
from importlib import import_module

SHORTEST_FUZZY = 4
"""Below this length every word resembles every other; nothing is guessed."""

LONG_WORD = 7
"""From this length on two typing errors are forgiven instead of one."""


def nearest_names(*, typed: str, names: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return names within the tolerated number of typing errors, fewest errors first.

    Errors are inserted, left out, exchanged and swapped letters. All text folded.
    """
    if len(typed) < SHORTEST_FUZZY:
        return ()
    tolerated = 2 if len(typed) >= LONG_WORD else 1
    # It takes 6 MB, which only a process where somebody mistyped needs to spend.
    library = import_module("rapidfuzz")
    distance = library.distance.OSA.distance
    found = library.process.extract(
        typed, names, scorer=distance, score_cutoff=tolerated, limit=None
    )
    return tuple(sorted((int(errors), name) for name, errors, _ in found))
