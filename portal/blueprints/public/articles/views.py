"""The Informationsportal."""

from flask import Blueprint, Response

from portal.web import clock, content
from portal.web.access import public
from portal.web.pages import page

blueprint = Blueprint("articles", __name__, url_prefix="/informationsportal")


@blueprint.get("/")
@public
def index() -> Response:
    """List all articles."""
    articles = sorted(content.current().library.articles, key=lambda article: article.title)
    return page("public/articles/index.html", articles=articles)


@blueprint.get("/<string:slug>")
@public
def show(slug: str) -> Response:
    """Show one article with the amounts in force today."""
    current = content.current()
    article = current.library.article(slug=slug)
    return page("public/articles/show.html", article=article, law=current.law_at(day=clock.today()))
