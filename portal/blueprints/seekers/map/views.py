"""The hits of a search on a sketch of a map: plain SVG, nothing foreign, no scripts."""

from typing import Any

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.directory.finding import asked_search, find_page
from portal.blueprints.seekers.map.sketching import plan
from portal.web.access import public
from portal.web.pages import page

blueprint = Blueprint("map", __name__)


@blueprint.get("/pflege-und-wohnangebote/karte")
@public
def show() -> AnyResponse:
    """Show where ten hits lie; what cannot be drawn leads to the search itself."""
    search = asked_search()
    place = search.place.place
    values: dict[str, Any] = dict(search.query(page=search.page))
    as_list = url_for("seekers.directory.index", **values)
    if place is None:
        return redirect(as_list, 303)
    found = find_page(search)
    if not found.hits:
        return redirect(as_list, 303)
    return page(
        "seekers/map/show.html",
        search=search,
        listing=found.listing,
        plan=plan(place=place, offers=found.hits, first=found.before + 1),
        as_list=as_list,
        last=found.last,
    )
