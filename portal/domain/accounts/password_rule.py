"""What a password must be, and what it still lacks.

The classes of characters are a promise of the portal; the rating and the length to 256 follow
OWASP ASVS 5.0, 6.2.4, 6.2.8, 6.2.9 and 6.2.11.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from portal.values.ports import RatePassword

SHORTEST = 10
LONGEST = 256
"""Characters after normalising."""

ENOUGH = 3
"""Of the rating from 0 to 4: beyond what somebody guesses who tries ten thousand times a second."""

_PARTS_OF_ONE = 4
"""At most so many code points become one by NFC."""

_SHORTEST_OWN_WORD = 3
_NOT_IN_WORDS = re.compile(r"[\W_]+")


class Shortfall(StrEnum):
    """One thing that a password lacks; the web layer has its sentence."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NO_UPPER = "no_upper"
    NO_LOWER = "no_lower"
    NO_DIGIT = "no_digit"
    NO_SPECIAL = "no_special"
    OWN_WORDS = "own_words"
    GUESSABLE = "guessable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a password lacks, in the order in which people are told; nothing if it is good."""

    shortfalls: tuple[Shortfall, ...]

    @property
    def is_good(self) -> bool:
        """Say whether the password may be used."""
        return not self.shortfalls


def normalise(*, password: str) -> str:
    """Return the one spelling (NFC) in which a password is judged, hashed and compared.

    Nothing is taken away, neither spaces nor characters that nobody can see – except from a text
    so long that it stays too long all the same; normalising that whole would take its time.
    """
    return unicodedata.normalize("NFC", password[: _PARTS_OF_ONE * LONGEST + 1])


def is_too_long(*, password: str) -> bool:
    """Say whether a password is longer than any we have hashed."""
    return len(normalise(password=password)) > LONGEST


def judge(*, password: str, own_words: tuple[str, ...], rate: RatePassword) -> Verdict:
    """Say what the password lacks.

    It is rated only once nothing else is missing: the rating of an unfinished one says nothing.

    Args:
        password: as typed.
        own_words: what others may know of the person, made by `own_words_of`.
        rate: says how easily a password is guessed.
    """
    password = normalise(password=password)
    missing = tuple(shortfall for shortfall, lacks in _RULES if lacks(password))
    if missing:
        return Verdict(shortfalls=missing)
    if rate.rate(password=password, own_words=own_words) >= ENOUGH:
        return Verdict(shortfalls=())
    folded = password.casefold()
    is_own = any(word.casefold() in folded for word in own_words)
    return Verdict(shortfalls=(Shortfall.OWN_WORDS if is_own else Shortfall.GUESSABLE,))


def own_words_of(*, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of name, address and the like, each once; those of two letters say nothing.

    Args:
        texts: such as `("erika.muster@example.org", "Erika", "Muster")`; empty ones are left out.
    """
    words = (
        word
        for text in texts
        for word in (text.strip(), *_NOT_IN_WORDS.split(unicodedata.normalize("NFC", text)))
    )
    return tuple(dict.fromkeys(word for word in words if len(word) >= _SHORTEST_OWN_WORD))


def _is_special(sign: str) -> bool:
    return not sign.isalpha() and not sign.isdecimal()


_RULES: tuple[tuple[Shortfall, Callable[[str], bool]], ...] = (
    (Shortfall.TOO_LONG, lambda text: len(text) > LONGEST),
    (Shortfall.TOO_SHORT, lambda text: len(text) < SHORTEST),
    (Shortfall.NO_UPPER, lambda text: not any(map(str.isupper, text))),
    (Shortfall.NO_LOWER, lambda text: not any(map(str.islower, text))),
    (Shortfall.NO_DIGIT, lambda text: not any(map(str.isdecimal, text))),
    (Shortfall.NO_SPECIAL, lambda text: not any(map(_is_special, text))),
)
