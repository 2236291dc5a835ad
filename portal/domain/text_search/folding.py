"""Words as they sound, so that the same name written in two ways is the same word."""

import re

from portal.domain.places.folding import fold

LONGEST_WORD = 40
"""Letters of a word that count; no name has more before its words can be told apart."""
_DOUBLED = re.compile(r"([a-z])\1+")
_SAME_SOUND = (
    ("ph", "f"),
    ("th", "t"),
    ("dt", "t"),
    ("tz", "z"),
    ("ck", "k"),
    ("ie", "i"),
    ("y", "i"),
)
"""What is often mixed up: „Joseph“, „Elisabet“, „Stätte“ and „Städte“, „Moritz“, „Bäcker“."""


def fold_words(*, text: str) -> tuple[str, ...]:
    """Return the words of a text in their order, folded: only a–z and digits.

    „Diakonie Mühlberg“, „DIAKONI-Muehlberg“ and „Diakonie Mühlbergg“ become equal, beyond what
    `places.folding.fold` does. What begins with some letters begins with them when it is folded,
    except where the last of them sounds otherwise with the letter that follows („Josep“).
    """
    return tuple(_sound(word)[:LONGEST_WORD] for word in fold(text=text).split())


def _sound(word: str) -> str:
    for written, heard in _SAME_SOUND:
        if written in word:
            word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word)
