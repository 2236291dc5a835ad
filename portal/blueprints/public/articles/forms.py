"""The search of the Informationsportal, read from its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.library.search import ArticleIndex, Hit
from portal.web.typed_text import shown_again

HITS_A_PAGE = 10
MOST_PAGES = 99


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for and what was found; nothing of it is stored.

    Args:
        typed: the words as typed; empty shows all articles by topic.
        total: how many articles were found.
        hits: those of this page.
        is_partial: no article has all the words.
        meant: how mistyped words are written.
        page, last: numbers from 1; a page after the last has no hits.
    """

    typed: str
    total: int
    hits: tuple[Hit, ...]
    is_partial: bool
    meant: tuple[str, ...]
    page: int
    last: int

    @property
    def is_beyond(self) -> bool:
        """Say whether this page lies after the last."""
        return self.page > self.last


def read_search(*, args: Mapping[str, str], index: ArticleIndex) -> Search:
    """Read a search and do it; a page number that is none counts as the first."""
    typed = " ".join(shown_again(args.get("suche", "")).split())
    number = args.get("seite", "")
    is_number = number.isascii() and number.isdigit() and len(number) <= len(str(MOST_PAGES))
    page = max(1, int(number)) if is_number else 1
    found = index.search(text=typed)
    return Search(
        typed=typed,
        total=len(found.hits),
        hits=found.hits[HITS_A_PAGE * (page - 1) : HITS_A_PAGE * page],
        is_partial=found.is_partial,
        meant=found.meant,
        page=page,
        last=max(1, -(-len(found.hits) // HITS_A_PAGE)),
    )
