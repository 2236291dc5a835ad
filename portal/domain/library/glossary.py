"""Words of care explained in plain sentences, and which of them occur in a text."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from portal.law.strict_yaml import YamlInvalid, read_shape
from portal.values.errors import PortalError
from portal.values.shape import Limits, Shape

Form = Annotated[str, Limits(shortest=2, pattern=r"\S(?:[^\n]*\S)?")]
Explanation = Annotated[str, Limits(longest=250, pattern=r"\S[^\d\n]*\.")]
"""One or two sentences without digits: numbers change, and the page shows them with the law."""


class GlossaryInvalid(PortalError):
    """Report a glossary that breaks its schema or gives two terms the same form."""


class TermFile(Shape):
    """One entry of `begriffe`."""

    begriff: Form
    formen: list[Form]
    erklaerung: Explanation


class GlossaryFile(Shape):
    """`glossar/begriffe.yaml`."""

    begriffe: Annotated[list[TermFile], Limits(shortest=1)]


@dataclass(frozen=True, slots=True)
class Term:
    """A word, the further forms by which it is recognised, and what it means."""

    name: str
    forms: tuple[str, ...]
    explanation: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return the name and every other form."""
        return (self.name, *self.forms)


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms in the order of the file.

    Args:
        terms: no two of them share a spelling.
    """

    terms: tuple[Term, ...]
    _by_spelling: dict[str, Term] = field(init=False, repr=False, compare=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the search."""
        known = {spelling: term for term in self.terms for spelling in term.spellings}
        object.__setattr__(self, "_by_spelling", known)
        object.__setattr__(self, "_pattern", _pattern_for(known))

    def find_terms(self, *, texts: Iterable[str], limit: int = 4) -> tuple[Term, ...]:
        """Return the terms that occur in the texts as whole words, in order of appearance.

        Each term comes once, at most `limit` of them. Of two spellings that begin at the same
        place the longer counts. Case matters; a part of a compound word does not count.
        """
        found: dict[str, Term] = {}
        for text in texts:
            for match in self._pattern.finditer(text):
                if len(found) == limit:
                    return tuple(found.values())
                term = self._by_spelling[" ".join(match[0].split())]
                found.setdefault(term.name, term)
        return tuple(found.values())


def load_glossary(*, path: Path) -> Glossary:
    """Read the glossary.

    Raises:
        GlossaryInvalid: the file breaks its schema, or two terms share a form; names the file.
    """
    try:
        content = read_shape(text=path.read_text(encoding="utf-8"), shape=GlossaryFile)
    except YamlInvalid as error:
        raise GlossaryInvalid(f"{path.name}: {error}") from error
    terms = tuple(
        Term(name=entry.begriff, forms=tuple(entry.formen), explanation=entry.erklaerung)
        for entry in content.begriffe
    )
    _refuse_doubles(terms, file=path.name)
    return Glossary(terms=terms)


def _refuse_doubles(terms: tuple[Term, ...], *, file: str) -> None:
    counts = Counter(spelling for term in terms for spelling in term.spellings)
    for spelling, number in counts.items():
        if number > 1:
            raise GlossaryInvalid(f"{file}: {spelling!r} stands here twice")


def _pattern_for(spellings: Iterable[str]) -> re.Pattern[str]:
    """Match any spelling, the longest first, unless letters or a hyphenated part adjoin it."""
    longest_first = sorted(spellings, key=len, reverse=True)
    choice = "|".join(r"\s+".join(map(re.escape, one.split())) for one in longest_first)
    return re.compile(rf"(?<!\w)(?<!\w-)(?:{choice})(?!\w|-\w)")
