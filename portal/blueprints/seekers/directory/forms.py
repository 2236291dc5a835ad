"""The search of the directory, read from its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.matching.category import Category
from portal.domain.places.place import Resolution
from portal.web.place_input import PLACE_SENTENCES
from portal.web.typed_text import shown_again

RADII_KM = (5, 10, 25, 50)
USUAL_RADIUS_KM = 25
MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for; everything stands in the address and nothing of it is private.

    Args:
        typed: the place as typed; empty before the first search.
        page: number of the page, from 1.
        problem: the sentence if the place cannot be used; empty otherwise.
    """

    typed: str
    place: Resolution
    category: Category
    radius_km: int
    page: int
    problem: str

    @property
    def label(self) -> str:
        """Return the place as it is said and found again; as typed where it cannot be used."""
        return self.place.place.label if self.place.place else self.typed

    def query(
        self, *, category: Category | None = None, radius_km: int | None = None, page: int = 1
    ) -> Mapping[str, str | int]:
        """Return what stands in the address of this search, or of one beside it."""
        query: dict[str, str | int] = {"ort": self.label} if self.label else {}
        query |= {"art": category or self.category, "umkreis": radius_km or self.radius_km}
        return query if page == 1 else query | {"seite": page}


def read_search(*, args: Mapping[str, str], place: Resolution) -> Search:
    """Read a search; unknown categories, radii and pages fall back to the usual ones."""
    is_search = "ort" in args
    return Search(
        typed=shown_again(args.get("ort", "")),
        place=place if is_search else Resolution(None),
        category=_category(args.get("art", "")),
        radius_km=_one_of(args.get("umkreis", ""), RADII_KM, USUAL_RADIUS_KM),
        page=_one_of(args.get("seite", ""), range(1, MOST_PAGES + 1), 1),
        problem=PLACE_SENTENCES[place.problem] if is_search and place.problem else "",
    )


def _category(text: str) -> Category:
    return Category(text) if text in set(Category) else Category.AMBULANT


def _one_of(text: str, allowed: tuple[int, ...] | range, usual: int) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < 4  # noqa: PLR2004 – at most 999
    return int(text) if is_number and int(text) in allowed else usual
