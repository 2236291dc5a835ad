"""The short forms of place names that people use."""

import re

from portal.domain.places.folding import fold

_ADDITION = re.compile(r"[(/,]")
_TITLES = ("lutherstadt ", "hansestadt ")
_LINKING_WORDS = frozenset(
    ("a", "am", "an", "auf", "b", "bei", "i", "im", "in", "o", "ob", "u", "unter", "v", "vor")
)


def short_name(*, name: str) -> str:
    """Return the folded name without its title and its distinguishing addition.

    „Frankfurt am Main“, „Frankfurt (Oder)“ → "frankfurt"; „Saalfeld/Saale“ → "saalfeld";
    „Lutherstadt Wittenberg“ → "wittenberg". Any other name is only folded.
    """
    folded = fold(text=_ADDITION.split(name, maxsplit=1)[0]) or fold(text=name)
    if " " not in folded:
        return folded
    words = without_title(folded=folded).split(" ")
    for position, word in enumerate(words):
        if position and word in _LINKING_WORDS:
            return " ".join(words[:position])
    return " ".join(words)


def without_title(*, folded: str) -> str:
    """Return the folded name without an honorary title, as in „Lutherstadt Wittenberg“."""
    for title in _TITLES:
        folded = folded.removeprefix(title)
    return folded


def is_abbreviation(*, typed: str, name: str) -> bool:
    """Tell whether the typed words abbreviate words of the name in their order.

    Both folded. „frankfurt a m“ and „frankfurt main“ abbreviate „frankfurt am main“. The first
    word must be complete.
    """
    typed_words, name_words = typed.split(" "), name.split(" ")
    if typed_words[0] != name_words[0]:
        return False
    remaining = iter(name_words[1:])
    return all(any(word.startswith(part) for word in remaining) for part in typed_words[1:])
