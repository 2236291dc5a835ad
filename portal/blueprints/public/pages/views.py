"""Legal and explaining pages, written by editors."""

from flask import Blueprint, Response, abort

from portal.web import clock, content, explaining_pages
from portal.web.access import public
from portal.web.pages import page

blueprint = Blueprint("pages", __name__)
SLUGS = (
    "impressum",
    "datenschutz",
    "datenschutz-konto",
    "nutzungsbedingungen",
    "barrierefreiheit",
    "reihenfolge",
    "beratung",
    "bewertungen",
    "haeufige-fragen",
    "schritt-fuer-schritt-anleitung",
)
QUESTIONS = "haeufige-fragen"


@blueprint.get(
    '/<any(impressum, datenschutz, "datenschutz-konto", nutzungsbedingungen, barrierefreiheit, '
    'reihenfolge, beratung, bewertungen, "haeufige-fragen", '
    '"schritt-fuer-schritt-anleitung"):slug>'
)
@public
def show(slug: str) -> Response:
    """Show one page; the „Häufigen Fragen“ stand below their own."""
    if slug not in SLUGS:
        abort(404)
    current = content.current()
    return page(
        "public/pages/show.html",
        text=explaining_pages.get(slug=slug),
        groups=current.library.questions if slug == QUESTIONS else (),
        law=current.law_at(day=clock.today()),
        tab="",
    )
