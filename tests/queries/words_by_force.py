"""What words find, worked out by reading each facility."""

from collections.abc import Mapping
from typing import Any

from portal.domain.text_search.terms import Term
from portal.models.facility import search_columns


def has_words(row: Mapping[str, Any], words: tuple[Term, ...]) -> bool:
    """Say whether each of these words may mean one that is said of the facility."""
    said = search_columns(row=row)["search_text"].split()
    return all(any(_means(term.word, word) for word in said) for term in words)


def _means(typed: str, word: str) -> bool:
    if word == typed or (len(typed) > 2 and word.startswith(typed)):
        return True
    lengths = (len(typed), len(word))
    if min(lengths) < 5 or sum(lengths) < 11 or not (typed + word).isalpha():
        return False
    return bool(_shortened(typed) & _shortened(word))


def _shortened(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
