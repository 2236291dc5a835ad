"""Suggestions for the place field."""

from flask import Blueprint, Response, request

from portal.web import content
from portal.web.access import public
from portal.web.pages import page
from portal.web.typed_text import shown_again

blueprint = Blueprint("places", __name__)
MOST = 6


@blueprint.get("/orte")
@public
def suggest() -> Response:
    """Suggest places for what was typed; without htmx a page with links to choose from."""
    typed = shown_again(request.args.get("ort", ""))
    places = content.current().gazetteer.suggest(text=typed, limit=MOST) if typed.strip() else ()
    return page(
        "public/places/suggest.html",
        fragments=("ort_vorschlaege",),
        typed=typed,
        places=places,
    )
