"""The Pflegehilfsmittel: what helps and who pays."""

from flask import Blueprint, Response

from portal.web import clock, content
from portal.web.access import public
from portal.web.pages import page

blueprint = Blueprint("aids", __name__, url_prefix="/pflegehilfsmittel")


@blueprint.get("/")
@public
def index() -> Response:
    """List all Pflegehilfsmittel."""
    entries = sorted(content.current().library.aids, key=lambda entry: entry.title)
    return page("public/aids/index.html", entries=entries)


@blueprint.get("/<string:slug>")
@public
def show(slug: str) -> Response:
    """Show one entry with the amounts in force today."""
    current = content.current()
    entry = current.library.aid(slug=slug)
    return page("public/aids/show.html", entry=entry, law=current.law_at(day=clock.today()))
