"""The page behind „Mein Konto“ while there are no accounts."""

from flask import Blueprint, Response

from portal.web import explaining_pages
from portal.web.access import public
from portal.web.pages import page

blueprint = Blueprint("account", __name__)


@blueprint.get("/mein-konto")
@public
def show() -> Response:
    """Say that everything works without an account."""
    return page("public/pages/show.html", text=explaining_pages.get(slug="mein-konto"), tab="")
