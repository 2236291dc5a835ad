"""The hits of a search on a sketch of a map: plain SVG, nothing foreign, no scripts."""

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.directory import forms
from portal.blueprints.seekers.map.sketching import plan
from portal.domain.protocol.searches import wanted_open
from portal.queries.listings import list_open
from portal.web import clock, content
from portal.web.access import public
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.place_input import read_place

blueprint = Blueprint("map", __name__)
HITS_A_PAGE = 10


@blueprint.get("/pflege-und-wohnangebote/karte")
@public
def show() -> AnyResponse:
    """Show where ten hits lie; what cannot be drawn leads to the search itself."""
    search = forms.read_search(
        args=request.args,
        place=read_place(form=request.args, gazetteer=content.current().gazetteer),
        today=clock.today(),
    )
    values: dict[str, Any] = dict(search.query(page=search.page))
    as_list = url_for("seekers.directory.index", **values)
    if search.place.place is None:
        return redirect(as_list, 303)
    listing = list_open(
        db.session(),
        place=search.place.place,
        wanted=wanted_open(
            category=search.category, radius_km=search.radius_km, chosen=search.chosen
        ),
        today=clock.today(),
        limit=HITS_A_PAGE * search.page,
    )
    if not listing.hits:
        return redirect(as_list, 303)
    before = HITS_A_PAGE * (search.page - 1)
    if len(listing.hits) <= before:
        abort(404)
    return page(
        "seekers/map/show.html",
        search=search,
        listing=listing,
        plan=plan(place=search.place.place, offers=listing.hits[before:], first=before + 1),
        as_list=as_list,
        last=min(forms.MOST_PAGES, -(-listing.total // HITS_A_PAGE)),
    )
