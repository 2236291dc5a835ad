"""Say that somebody leaves the portal, and where to."""

from flask import Blueprint, Response

from portal.web import content
from portal.web.access import public
from portal.web.pages import page

blueprint = Blueprint("exits", __name__, url_prefix="/weiterleitung")


@blueprint.get("/<string:slug>")
@public
def show(slug: str) -> Response:
    """Show what the other site is and the link to it; only listed sites have such a page."""
    response = page("public/exits/show.html", target=content.current().exits.exit(slug=slug))
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
