"""Legal and explaining pages, written by editors."""

from flask import Blueprint, Response, abort

from portal.web import explaining_pages
from portal.web.access import public
from portal.web.pages import page

blueprint = Blueprint("pages", __name__)
SLUGS = (
    "impressum",
    "datenschutz",
    "nutzungsbedingungen",
    "barrierefreiheit",
    "reihenfolge",
    "beratung",
    "bewertungen",
)


@blueprint.get(
    "/<any(impressum, datenschutz, nutzungsbedingungen, barrierefreiheit, "
    "reihenfolge, beratung, bewertungen):slug>"
)
@public
def show(slug: str) -> Response:
    """Show one page."""
    if slug not in SLUGS:
        abort(404)
    return page("public/pages/show.html", text=explaining_pages.get(slug=slug), tab="")
