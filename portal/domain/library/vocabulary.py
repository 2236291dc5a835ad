"""Which known words somebody means by a typed one: the word, its compounds, or a mistyped one."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from portal.domain.places.spelling import nearest_names

SHORTEST_BEGINNING = 3
"""From this length on the beginning of a word counts for the word."""
SHORTEST_INSIDE = 4
"""From this length on a word within a compound counts for the compound."""
SHORTEST_STEM = 5
"""From this length on a known word counts although a longer ending was typed."""
LONGEST_ENDING = 3
"""How many letters more a typed word may have than the known one."""
EXACT, BEGINNING, INSIDE, MISTYPED = 8, 5, 3, 2
"""How close a known word is to the typed one."""


class Vocabulary:
    """All words of the texts, folded."""

    def __init__(self, *, words: Iterable[str]) -> None:
        """Sort the words."""
        self._words = sorted(set(words))
        self._known = frozenset(self._words)

    def find_meant(self, *, typed: str) -> dict[str, int]:
        """Return the words that a typed, folded word may mean, each with its closeness.

        Mistyped words are looked for only when nothing else is found.
        """
        found = dict.fromkeys(self._containing(typed), INSIDE)
        for stem in self._stems(typed):
            found.update(dict.fromkeys(self._beginning_with(stem), INSIDE))
        found.update(dict.fromkeys(self._beginning_with(typed), BEGINNING))
        if typed in self._known:
            found[typed] = EXACT
        return found or self._mistyped(typed)

    def _beginning_with(self, typed: str) -> Iterator[str]:
        if len(typed) < SHORTEST_BEGINNING:
            return
        for position in range(bisect_left(self._words, typed), len(self._words)):
            if not self._words[position].startswith(typed):
                return
            yield self._words[position]

    def _containing(self, typed: str) -> Iterator[str]:
        if len(typed) >= SHORTEST_INSIDE:
            yield from (word for word in self._words if typed in word)

    def _stems(self, typed: str) -> Iterator[str]:
        shortest = max(SHORTEST_STEM, len(typed) - LONGEST_ENDING)
        for length in range(shortest, len(typed)):
            if typed[:length] in self._known:
                yield typed[:length]

    def _mistyped(self, typed: str) -> dict[str, int]:
        """Return the words with the fewest errors, and what begins with them."""
        nearest = nearest_names(typed=typed, names=self._words)
        closest = [word for errors, word in nearest if errors == nearest[0][0]]
        return dict.fromkeys(
            (*closest, *(longer for word in closest for longer in self._beginning_with(word))),
            MISTYPED,
        )
