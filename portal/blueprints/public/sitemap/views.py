"""What search engines may read: robots.txt and the sitemap of published pages."""

from datetime import date

from flask import Blueprint, Response, make_response, render_template, url_for

from portal.blueprints.public.pages.views import SLUGS
from portal.blueprints.public.statutes.showing import TOPICS
from portal.domain.library.loading import Library
from portal.queries import facilities
from portal.web import content, site
from portal.web.access import public
from portal.web.extensions import db

blueprint = Blueprint("sitemap", __name__)
MOST_ADDRESSES = 20_000
"""A sitemap may hold 50,000 addresses; one file of this size stays below 3 MB."""


@blueprint.get("/robots.txt")
@public
def robots() -> Response:
    """Keep robots out of the consultation and the account, and name the list of sitemaps."""
    lines = (
        "User-agent: *",
        f"Disallow: {url_for('seekers.robin.start')}frage/",
        f"Disallow: {url_for('seekers.robin.result')}",
        f"Disallow: {url_for('seekers.area.show')}",
        f"Disallow: {url_for('public.places.suggest')}",
        f"Sitemap: {site.current().public_url}{url_for('public.sitemap.index')}",
    )
    response = make_response("\n".join(lines) + "\n")
    response.mimetype = "text/plain"
    return response


@blueprint.get("/sitemap.xml")
@public
def index() -> Response:
    """List the sitemaps that together name every published page."""
    xml = render_template(
        "public/sitemap/index.xml", base=site.current().public_url, firsts=_firsts()
    )
    response = make_response(xml)
    response.mimetype = "application/xml"
    return response


@blueprint.get("/sitemap-<int(max=2147483647):first>.xml")
@public
def show(first: int) -> Response:
    """List calculators, law, texts and published facilities with an id above `first`."""
    ids = facilities.list_public_ids(db.session(), after=first, limit=MOST_ADDRESSES)
    library = content.current().library
    xml = render_template(
        "public/sitemap/show.xml",
        base=site.current().public_url,
        paths=_paths() if first == 0 else (),
        texts=_texts(library) if first == 0 else (),
        ids=ids,
    )
    response = make_response(xml)
    response.mimetype = "application/xml"
    return response


def _firsts() -> tuple[int, ...]:
    """Return for each sitemap the id above which its facilities begin."""
    firsts = [0]
    while True:
        ids = facilities.list_public_ids(db.session(), after=firsts[-1], limit=MOST_ADDRESSES + 1)
        if len(ids) <= MOST_ADDRESSES:
            return tuple(firsts)
        firsts.append(ids[MOST_ADDRESSES - 1])


def _paths() -> tuple[str, ...]:
    """Return the pages that are no dated texts, each once."""
    return (
        url_for("public.home.show"),
        url_for("seekers.robin.start"),
        url_for("seekers.directory.index"),
        url_for("seekers.pflegegrad.start"),
        url_for("public.benefits.show"),
        url_for("public.articles.index"),
        url_for("public.aids.index"),
        url_for("public.statutes.index"),
        url_for("public.statutes.grades"),
        *(url_for("public.statutes.show", slug=topic.slug) for topic in TOPICS),
        *(url_for("public.pages.show", slug=slug) for slug in SLUGS),
    )


def _texts(library: Library) -> tuple[tuple[str, date], ...]:
    """Return the address of each text with the day on which it was checked."""
    return (
        *((article.path, article.as_of) for article in library.articles),
        *((article.plain_path, article.as_of) for article in library.articles if article.plain),
        *((entry.path, entry.as_of) for entry in library.aids),
    )
