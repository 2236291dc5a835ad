"""The Informationsportal: articles by topic and by words, one article, and their feed."""

from flask import Blueprint, Response, abort, make_response, render_template, request

from portal.blueprints.public.articles import forms
from portal.values.errors import NotFound
from portal.web import clock, content
from portal.web.access import public
from portal.web.pages import page

blueprint = Blueprint("articles", __name__, url_prefix="/informationsportal")
MOST_TERMS = 6
"""At most so many words are explained below an article."""
FEED_SECONDS = 3_600
"""How long a reader of the feed may keep it."""


@blueprint.get("/")
@public
def index() -> Response:
    """List all articles by topic, or those that a search found, ten a page."""
    library = content.current().library
    search = forms.read_search(args=request.args, index=library.index)
    if search.is_beyond:
        abort(404)
    return page(
        "public/articles/index.html",
        fragments=("artikel_liste",),
        search=search,
        topics=library.topics,
    )


@blueprint.get("/feed.xml")
@public
def feed() -> Response:
    """Tell feed readers of the articles, those checked last first."""
    articles = sorted(content.current().library.articles, key=lambda one: one.title)
    articles.sort(key=lambda one: one.as_of, reverse=True)
    response = make_response(render_template("public/articles/feed.xml", articles=articles))
    response.mimetype = "application/atom+xml"
    response.cache_control.public = True
    response.cache_control.max_age = FEED_SECONDS
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.get("/<string:slug>")
@public
def show(slug: str) -> Response:
    """Show one article with the amounts in force today."""
    current = content.current()
    article = current.library.article(slug=slug)
    return page(
        "public/articles/show.html",
        article=article,
        terms=current.glossary.find_terms(texts=article.texts, limit=MOST_TERMS),
        related=current.library.related.near(article=article),
        law=current.law_at(day=clock.today()),
    )


@blueprint.get("/<string:slug>/einfach")
@public
def plain(slug: str) -> Response:
    """Show an article in plain language, where it was written."""
    current = content.current()
    article = current.library.article(slug=slug)
    if not article.plain:
        raise NotFound(f"article {slug} in plain language")
    return page(
        "public/articles/plain.html", article=article, law=current.law_at(day=clock.today())
    )
