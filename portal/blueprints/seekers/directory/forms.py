"""The search of the directory, read from its address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from werkzeug.datastructures import MultiDict

from portal.domain.availability.light import FreePlace, KindOfPlace, free_place
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.places.place import Resolution
from portal.domain.protocol.searches import (
    EVERYTHING,
    Chosen,
    choosable_kinds,
    choosable_services,
)
from portal.domain.text_search.terms import MOST_LETTERS, Term, read_terms
from portal.web.filters import german_date
from portal.web.links import query_text
from portal.web.place_input import PLACE_SENTENCES
from portal.web.result_words import kind_words
from portal.web.typed_text import shown_again
from portal.web.typed_values import read_day

RADII_KM = (5, 10, 25, 50)
USUAL_RADIUS_KM = 25
MOST_PAGES = 20
CODES = {service.name.lower(): service for service in Service}
"""What may be asked for, by the words that stand in the address."""
KINDS = {kind.value: kind for kind in KindOfPlace}
CATEGORIES = {category.value: category for category in Category}
Query = Mapping[str, str | int | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that was chosen: what it is called, and the address of the search without it."""

    words: str
    without: Query


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for; everything stands in the address and nothing of it is private.

    Args:
        typed: the place as typed; empty before the first search.
        text: name or word as typed; empty if it has no letters and digits.
        page: number of the page, from 1.
        problem: the sentence if the place cannot be used; empty otherwise.
        chosen: the filters, also those that count in other categories only.
        is_choosing: the filters are shown to be chosen from, and no results.
    """

    typed: str
    text: str
    place: Resolution
    category: Category
    radius_km: int
    page: int
    problem: str
    chosen: Chosen
    is_choosing: bool

    @property
    def label(self) -> str:
        """Return the place as it is said and found again; as typed where it cannot be used."""
        return self.place.place.label if self.place.place else self.typed

    @property
    def is_ready(self) -> bool:
        """Say whether there is something to search for: a place, or words and no wrong place."""
        return self.place.place is not None or bool(self.text and not self.problem)

    @property
    def where(self) -> str:
        """Return for which place offers are listed, or that it is the whole country."""
        if self.place.place is None:
            return "in ganz Deutschland"
        return f"{'rund um' if self.is_around else 'für'} {self.place.place.label}"

    @property
    def comes_home(self) -> bool:
        """Say whether services are listed that come to the place."""
        return self.category is Category.AMBULANT and not self.is_around

    @property
    def is_around(self) -> bool:
        """Say whether services are listed by where they are, whether they come or not."""
        return self.category is Category.AMBULANT and self.chosen.by_address

    @property
    def around(self) -> Query:
        """Return the address of the search that lists them so, as far as one may search."""
        chosen = replace(self.chosen, by_address=True)
        return self.query(radius_km=RADII_KM[-1], chosen=chosen)

    @property
    def has_filters(self) -> bool:
        """Say whether something was chosen besides words that counts in this category."""
        return len(self.chips) > bool(self.text) + self.is_around

    @property
    def kinds(self) -> tuple[KindOfPlace, ...]:
        """Return the kinds of place of the category among which one may be chosen."""
        return choosable_kinds(category=self.category)

    @property
    def own_services(self) -> tuple[Service, ...]:
        """Return what may be asked for in this category only."""
        return tuple(one for one in choosable_services(category=self.category) if one.category)

    @property
    def common_services(self) -> tuple[Service, ...]:
        """Return what may be asked for in every category."""
        return tuple(one for one in choosable_services(category=self.category) if not one.category)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Return the filters that count in this category."""
        chosen, found = self.chosen, []
        if self.text:
            found.append((f"„{self.text}“", replace(chosen, words=())))
        if self.is_around:
            found.append(("Auch Dienste aus Nachbarorten", replace(chosen, by_address=False)))
        if chosen.free is not None:
            found.append((_free_words(chosen.free), replace(chosen, free=None)))
        if chosen.kind in self.kinds:
            found.append((kind_words(chosen.kind), replace(chosen, kind=None)))
        for one in chosen.services:
            if one in choosable_services(category=self.category):
                rest = tuple(other for other in chosen.services if other != one)
                found.append((one.value, replace(chosen, services=rest)))
        return tuple(Chip(words, self.query(chosen=rest)) for words, rest in found)

    @property
    def without_filters(self) -> Query:
        """Return the address of this search without any filter; words are none."""
        return self.query(chosen=self._unfiltered)

    @property
    def with_full(self) -> Query | None:
        """Return the address of this search with offers that are full; None if it has them."""
        if self.chosen.free is None:
            return None
        return self.query(chosen=replace(self.chosen, free=None))

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """Return what the form sends along unseen: the category and what was chosen."""
        chosen = self._unfiltered if self.is_choosing else self.chosen
        query = {"art": self.category.value, **_chosen_query(chosen)}
        return tuple(
            (name, one)
            for name, value in query.items()
            for one in ((value,) if isinstance(value, str) else value)
        )

    @property
    def _unfiltered(self) -> Chosen:
        chosen = self.chosen
        return replace(EVERYTHING, words=chosen.words, by_address=chosen.by_address)

    @property
    def query_around_category(self) -> tuple[str, str]:
        """Return the text of `query` without a page: what stands before and behind the category.

        A page has six addresses that differ in little else.
        """
        query = dict(self.query())
        place = query.pop("ort", None)
        del query["art"]
        return f"{query_text({'ort': place})}&" if place else "", f"&{query_text(query)}"

    def query(
        self,
        *,
        category: Category | None = None,
        radius_km: int | None = None,
        page: int = 1,
        chosen: Chosen | None = None,
    ) -> Query:
        """Return what stands in the address of this search, or of one beside it."""
        query: dict[str, str | int | tuple[str, ...]] = {"ort": self.label} if self.label else {}
        query |= {"art": category or self.category, "umkreis": radius_km or self.radius_km}
        chosen = self.chosen if chosen is None else chosen
        query |= {"stichwort": self.text} if chosen.words else {}
        query |= _chosen_query(chosen)
        return query if page == 1 else query | {"seite": page}


def read_search(*, args: MultiDict[str, str], place: Resolution, today: date) -> Search:
    """Read a search; unknown categories, radii, pages and filters fall back to the usual ones."""
    text = shown_again(args.get("stichwort", ""), most=MOST_LETTERS).strip()
    words = read_terms(typed=text)
    is_search = "ort" in args and not (words and not args["ort"].strip())
    return Search(
        typed=shown_again(args.get("ort", "")),
        text=text if words else "",
        place=place if is_search else Resolution(None),
        category=_category(args.get("art", "")),
        radius_km=_one_of(args.get("umkreis", ""), RADII_KM, USUAL_RADIUS_KM),
        page=_one_of(args.get("seite", ""), range(1, MOST_PAGES + 1), 1),
        problem=PLACE_SENTENCES[place.problem] if is_search and place.problem else "",
        chosen=_chosen(
            args,
            today,
            words=words,
            by_address=args.get("nachbarn") == "ja" and is_search and place.place is not None,
        ),
        is_choosing=args.get("filter") == "mehr",
    )


def _chosen(
    args: MultiDict[str, str], today: date, *, words: tuple[Term, ...], by_address: bool
) -> Chosen:
    typed_day = args.get("ab", "")
    by = read_day(typed_day) if typed_day else None
    asked = set(args.getlist("leistung"))
    return Chosen(
        services=tuple(CODES[code] for code in CODES if code in asked) if asked else (),
        kind=KINDS.get(args.get("platz", "")),
        free=free_place(today=today, by=by) if by or args.get("frei") == "ja" else None,
        words=words,
        by_address=by_address,
    )


def _chosen_query(chosen: Chosen) -> Mapping[str, str | tuple[str, ...]]:
    query: dict[str, str | tuple[str, ...]] = {}
    if chosen.free is not None and chosen.free.by is None:
        query["frei"] = "ja"
    elif chosen.free is not None:
        query["ab"] = str(chosen.free.by)
    if chosen.kind is not None:
        query["platz"] = chosen.kind.value
    if chosen.by_address:
        query["nachbarn"] = "ja"
    if chosen.services:
        query["leistung"] = tuple(one.name.lower() for one in chosen.services)
    return query


def _free_words(free: FreePlace) -> str:
    return f"Frei ab spätestens {german_date(free.by)}" if free.by else "Nur mit freien Plätzen"


def _category(text: str) -> Category:
    return CATEGORIES.get(text, Category.AMBULANT)


def _one_of(text: str, allowed: tuple[int, ...] | range, usual: int) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < 4  # noqa: PLR2004 – at most 999
    return int(text) if is_number and int(text) in allowed else usual
