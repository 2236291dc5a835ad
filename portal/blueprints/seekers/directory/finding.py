"""One page of a search, for the list and for the sketch of a map beside it."""

from dataclasses import dataclass

from flask import abort, request

from portal.blueprints.seekers.directory import forms
from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.domain.protocol.searches import wanted_open
from portal.queries.listings import Offer, OpenListing, list_open
from portal.web import clock, content
from portal.web.extensions import reader
from portal.web.place_input import read_place

HITS_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What a page of a search shows.

    Args:
        listing: None where nothing is searched for yet.
        before: how many hits the pages before it show.
        last: number of the last page; 0 if there is none.
    """

    listing: OpenListing | None
    hits: tuple[Offer, ...]
    before: int
    last: int


def asked_search() -> forms.Search:
    """Return the search that stands in the address of the request."""
    return forms.read_search(
        args=request.args,
        place=read_place(form=request.args, gazetteer=content.current().gazetteer),
        today=clock.today(),
    )


def find_page(search: forms.Search) -> FoundPage:
    """Return the page of a search; one behind the last is not there."""
    before = HITS_A_PAGE * (search.page - 1)
    if search.is_choosing or not search.is_ready:
        return FoundPage(listing=None, hits=(), before=before, last=0)
    listing = list_open(
        reader(),
        place=search.place.place,
        wanted=_wanted(search, search.category),
        beside=(_wanted(search, one) for one in Category if one is not search.category),
        today=clock.today(),
        limit=before + HITS_A_PAGE,
    )
    hits = listing.hits[before:]
    if listing.hits and not hits:
        abort(404)
    last = min(forms.MOST_PAGES, -(-listing.total // HITS_A_PAGE))
    return FoundPage(listing=listing, hits=hits, before=before, last=last)


def _wanted(search: forms.Search, category: Category) -> Wanted:
    return wanted_open(category=category, radius_km=search.radius_km, chosen=search.chosen)
