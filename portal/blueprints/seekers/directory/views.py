"""The Pflege- und Wohnangebote: offers near a place, and one offer."""

from flask import Blueprint, Response, abort, request

from portal.blueprints.seekers.directory import forms
from portal.domain.protocol.searches import wanted_open
from portal.queries.listings import list_open
from portal.services.directory.profile import read_profile
from portal.web import clock, content
from portal.web.access import public
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.place_input import read_place

blueprint = Blueprint("directory", __name__, url_prefix="/pflege-und-wohnangebote")
HITS_A_PAGE = 10


@blueprint.get("/")
@public
def index() -> Response:
    """List the offers of one category near a place, ten a page."""
    search = forms.read_search(
        args=request.args,
        place=read_place(form=request.args, gazetteer=content.current().gazetteer),
        today=clock.today(),
    )
    listing = None
    if search.place.place is not None and not search.is_choosing:
        wanted = wanted_open(
            category=search.category, radius_km=search.radius_km, chosen=search.chosen
        )
        listing = list_open(
            db.session(),
            place=search.place.place,
            wanted=wanted,
            today=clock.today(),
            limit=HITS_A_PAGE * search.page,
        )
    hits = listing.hits[HITS_A_PAGE * (search.page - 1) :] if listing else ()
    if listing and listing.hits and not hits:
        abort(404)
    return page(
        "seekers/directory/index.html",
        fragments=("angebote",),
        status=422 if search.problem else 200,
        search=search,
        listing=listing,
        hits=hits,
        last=min(forms.MOST_PAGES, -(-listing.total // HITS_A_PAGE)) if listing else 0,
    )


@blueprint.get("/<int(max=2147483647):facility_id>")
@public
def show(facility_id: int) -> Response:
    """Show one published facility; an unpublished one is not there."""
    profile = read_profile(db.session(), facility_id=facility_id, today=clock.today())
    return page("seekers/directory/show.html", profile=profile)
