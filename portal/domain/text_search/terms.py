"""What somebody types to find offers by words, and which stored words that means."""

from dataclasses import dataclass

from portal.domain.text_search.folding import fold_words

MOST_LETTERS = 100
"""Letters of a typed text that are read."""
MOST_TERMS = 6
"""Words of it that count."""
SHORTEST_BEGINNING = 3
"""From so many letters on a word may be the beginning of a longer one."""
SHORTEST_LONG = 7
"""From so many letters on few words begin so; see `queries.full_text`."""
SHORTEST_FORGIVEN = 5
"""From so many letters on a typing mistake is forgiven."""
FORGIVEN_TOGETHER = 11
"""So many letters the typed and the stored word must have together for that.

„Berln“ means „Berlin“, but „Maria“ does not mean „Marie“.
"""
_LITTLE_WORDS = frozenset(
    {
        "am", "an", "auf", "bei", "beim", "co", "das", "der", "des", "di", "die", "e", "ev", "fur",
        "ggmbh", "gmbh", "im", "in", "kg", "mbh", "mit", "und", "v", "vom", "von",
        "zu", "zum", "zur",
    }
)  # fmt: skip
"""Folded words that nobody looks for, unless there are no others."""


@dataclass(frozen=True, slots=True)
class Term:
    """One typed word.

    A stored word is meant if it begins with this one, or is equal to it where it is too short
    for a beginning; or if both become equal by leaving out at most one letter of each: a letter
    too many, too few, a wrong one, two that were swapped, or one that stands elsewhere.
    """

    word: str

    @property
    def is_beginning(self) -> bool:
        """Say whether longer words that begin so are meant, too."""
        return len(self.word) >= SHORTEST_BEGINNING

    @property
    def is_long(self) -> bool:
        """Say whether few words begin so, all of them among the spellings that are stored."""
        return len(self.word) >= SHORTEST_LONG and self.word.isalpha()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return the word and what is left of it without one letter; empty if none is forgiven."""
        if len(self.word) < SHORTEST_FORGIVEN or not self.word.isalpha():
            return ()
        shorter = {self.word[:place] + self.word[place + 1 :] for place in range(len(self.word))}
        return (self.word, *sorted(shorter))

    @property
    def shortest_alike(self) -> int:
        """Return how many letters a stored word must have for a mistake to be forgiven."""
        return max(SHORTEST_FORGIVEN, FORGIVEN_TOGETHER - len(self.word))


def read_terms(*, typed: str) -> tuple[Term, ...]:
    """Return the words that are looked for, at most `MOST_TERMS`, each once, in their order.

    Little words count only if there are no others. A text without letters and digits has none.
    """
    words = tuple(dict.fromkeys(fold_words(text=typed[:MOST_LETTERS])))
    telling = tuple(word for word in words if word not in _LITTLE_WORDS)
    return tuple(Term(word) for word in (telling or words)[:MOST_TERMS])
