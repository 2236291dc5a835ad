"""The start page."""

from flask import Blueprint, Response, request

from portal.web import content
from portal.web.access import public
from portal.web.pages import page

blueprint = Blueprint("home", __name__)
ERASED = "konto-geloescht"
"""Stands in the address of whoever has just erased their account."""
FIRST_ARTICLES = ("erste-schritte", "beantragung-von-leistungen", "pflegeberatung")


@blueprint.get("/")
@public
def show() -> Response:
    """Show the three ways into the portal."""
    library = content.current().library
    articles = [article for article in library.articles if article.slug in FIRST_ARTICLES]
    return page(
        "public/home/show.html",
        articles=articles,
        is_erased=request.args.get("hinweis") == ERASED,
    )
