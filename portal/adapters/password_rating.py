"""How easily a password is guessed, by zxcvbn with German words.

zxcvbn and its lists take 14 MB, so they are loaded when the first password is rated: a process
that never sees one does not pay.
"""

import re
import threading
from collections.abc import Container, Iterable, Mapping
from importlib import import_module
from math import prod
from typing import Any

from portal.adapters.common_words import GROUPS

MOST_CHARACTERS = 72
"""zxcvbn refuses more; its work grows with the square of the length."""

MOST_WORK = 8 * MOST_CHARACTERS**2
"""Ways to read digits and signs as letters, times the square of the length: about 0.1 seconds."""

DECORATED = 2
"""Rating of one or two known words with numbers and signs around them: „Pflege2026!!“.

Whoever guesses tries those endings first; zxcvbn counts each sign as if it came by chance.
"""
MOST_KNOWN_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+")
_LOCK = threading.Lock()


class Zxcvbn:
    """Rates passwords; satisfies `portal.values.ports.RatePassword`.

    Args:
        portal_words: the portal's own name and the like, guessed as early as the person's own.
    """

    def __init__(self, *, portal_words: tuple[str, ...] = ()) -> None:
        self._portal_words = portal_words

    def rate(self, *, password: str, own_words: tuple[str, ...]) -> int:
        """Return 0 (guessed at once) to 4; only the first 72 characters count."""
        # The library keeps the words of the one who asks in a global, so one at a time.
        with _LOCK:
            library = _load()
            part = password[: affordable(password=password, signs=library.matching.L33T_TABLE)]
            words = [*own_words, *self._portal_words]
            if not part:
                return 0
            score = int(library.zxcvbn(part, user_inputs=words)["score"])
            known = (library.matching.RANKED_DICTIONARIES[name] for name in ("passwords", *GROUPS))
            if is_decorated(password=part, known=({word.casefold() for word in words}, *known)):
                return min(score, DECORATED)
            return score


def _load() -> Any:
    """Return the library with our lists among its own; cheap after the first time."""
    library = import_module("zxcvbn")
    if not GROUPS.keys() <= library.matching.RANKED_DICTIONARIES.keys():
        library.matching.add_frequency_lists(GROUPS)
    return library


def is_decorated(*, password: str, known: Iterable[Container[str]]) -> bool:
    """Say whether the letters of a password are one or two words that others know."""
    known = tuple(known)
    words = [word.casefold() for word in _WORD.findall(password)]
    return 0 < len(words) <= MOST_KNOWN_WORDS and all(
        any(word in some for some in known) for word in words
    )


def affordable(*, password: str, signs: Mapping[str, Iterable[str]]) -> int:
    """Return how many characters can be rated in time; never fewer than eight.

    zxcvbn looks every part up once for every way to read signs as letters („4“ and „@“ as a). A
    text made for it has hundreds of ways and would take five seconds.
    """
    length = min(len(password), MOST_CHARACTERS)
    while length**2 * ways_to_read(part=password[:length], signs=signs) > MOST_WORK:
        length -= 1
    return length


def ways_to_read(*, part: str, signs: Mapping[str, Iterable[str]]) -> int:
    """Return the ways to read signs in the part as letters; zxcvbn tries at most twice as many."""
    return prod(max(1, sum(sign in part for sign in alike)) for alike in signs.values())
