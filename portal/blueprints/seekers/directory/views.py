"""The Pflege- und Wohnangebote: offers near a place, and one offer."""

from flask import Blueprint, Response, abort, request, url_for

from portal.blueprints.seekers.directory import finding
from portal.domain.profiles.files import WIDTHS, document_name, picture_name
from portal.domain.profiles.hours import days_alike
from portal.queries.profiles import PublicFile, get_public_file
from portal.services.directory.profile import read_profile
from portal.web import clock, content, site
from portal.web.access import public
from portal.web.extensions import db, reader
from portal.web.given_files import give_file
from portal.web.pages import page
from portal.web.profile_words import PICTURE_TYPES
from portal.web.qr_code import QrCode, qr_code

blueprint = Blueprint("directory", __name__, url_prefix="/pflege-und-wohnangebote")
PICTURE_WIDTHS = frozenset(map(str, WIDTHS))
PICTURE_SECONDS = 3_600
"""How long a browser may show a picture without asking whether it is still public."""


@blueprint.get("/")
@public
def index() -> Response:
    """List the offers of one category near a place, ten a page."""
    search = finding.asked_search()
    found = finding.find_page(search)
    return page(
        "seekers/directory/index.html",
        fragments=("angebote",),
        status=422 if search.problem else 200,
        search=search,
        listing=found.listing,
        hits=found.hits,
        last=found.last,
    )


@blueprint.get("/<int(max=2147483647):facility_id>")
@public
def show(facility_id: int) -> Response:
    """Show one published facility; an unpublished one is not there."""
    saves_data = request.headers.get("Save-Data", "").lower() == "on"
    has_pictures = not saves_data or request.args.get("bilder") == "ja"
    response = _page(facility_id, has_pictures=has_pictures)
    response.vary.add("Save-Data")
    return response


@blueprint.get("/<int(max=2147483647):facility_id>/druck")
@public
def printed(facility_id: int) -> Response:
    """Show the same page made for paper: no pictures, a QR code that leads back."""
    address = url_for("seekers.directory.show", facility_id=facility_id)
    return _page(facility_id, qr=qr_code(f"{site.current().public_url}{address}"))


def _page(facility_id: int, *, has_pictures: bool = False, qr: QrCode | None = None) -> Response:
    profile = read_profile(
        reader(),
        facility_id=facility_id,
        parameters=content.current().parameters,
        today=clock.today(),
    )
    return page(
        "seekers/directory/show.html",
        profile=profile,
        days=days_alike(hours=profile.told.content.hours) if profile.told else (),
        has_pictures=has_pictures,
        today=clock.today(),
        qr=qr,
        preview_of=0,
    )


@blueprint.get("/bilder/<string:file_id>/<string:size>")
@public
def picture(file_id: str, size: str) -> Response:
    """Give one size and format of a picture of a published facility."""
    width, _, ending = size.partition(".")
    if width not in PICTURE_WIDTHS or ending not in PICTURE_TYPES:
        abort(404)
    found = get_public_file(db.session(), file_id=file_id)
    if not found.kind.is_picture:
        abort(404)
    name = picture_name(picture_id=found.id, width=int(width), ending=ending)
    response = _file(found, name, mimetype=PICTURE_TYPES[ending], disposition="inline")
    response.cache_control.max_age = PICTURE_SECONDS
    return response


@blueprint.get("/dokumente/<string:file_id>.pdf")
@public
def document(file_id: str) -> Response:
    """Give a document of a published facility to be kept, never to be run."""
    found = get_public_file(db.session(), file_id=file_id)
    if found.kind.is_picture:
        abort(404)
    name = document_name(document_id=found.id)
    disposition = f"attachment; filename={found.kind}.pdf"
    response = _file(found, name, mimetype="application/pdf", disposition=disposition)
    response.cache_control.no_cache = True
    return response


def _file(found: PublicFile, name: str, *, mimetype: str, disposition: str) -> Response:
    """Answer with a file that may be public no more tomorrow, or that it is still the same."""
    response = give_file(name=name, mimetype=mimetype, disposition=disposition)
    response.cache_control.private = True
    response.set_etag(found.id)
    response.make_conditional(request)
    return response
