"""The comparison of up to four facilities of one category."""

from flask import Blueprint, Response, request, url_for

from portal.blueprints.seekers.comparison.situation import read_situation
from portal.blueprints.seekers.comparison.words import (
    LETTERS,
    OBSTACLE_WORDS,
    name_origins,
    name_rows,
)
from portal.blueprints.seekers.watchlist import forms
from portal.blueprints.seekers.watchlist.grouping import group_offers
from portal.domain.comparison.choosing import Obstacle, obstacle
from portal.domain.comparison.offer import ChosenOffer
from portal.domain.comparison.rows import compare
from portal.queries.chosen_offers import list_chosen
from portal.queries.review_means import list_overall
from portal.web import clock, content
from portal.web.access import public
from portal.web.extensions import db
from portal.web.pages import page

blueprint = Blueprint("comparison", __name__)


@blueprint.get("/vergleich")
@public
def show() -> Response:
    """Show the chosen facilities side by side, or what to choose instead."""
    asked = forms.read_ids(values=request.args)
    offers = list_chosen(db.session(), ids=asked)
    found = obstacle(asked=asked, offers=offers)
    if found:
        return _choose_again(found, offers)
    situation = read_situation(category=offers[0].category)
    compared = compare(
        offers=offers,
        means=list_overall(db.session(), facility_ids=asked),
        needed=situation.needed,
        centre=situation.place.point if situation.place else None,
        law=content.current().law_at(day=clock.today()),
    )
    return page(
        "seekers/comparison/show.html",
        compared=compared,
        telling=name_rows(rows=compared.telling, category=compared.category),
        same=name_rows(rows=compared.same, category=compared.category),
        place=situation.place,
        today=clock.today(),
        letters=LETTERS,
        origins=name_origins(offers=offers),
        back=_back(offers),
    )


def _choose_again(found: Obstacle, offers: tuple[ChosenOffer, ...]) -> Response:
    return page(
        "seekers/comparison/choose.html",
        status=422,
        words=OBSTACLE_WORDS[found],
        groups=group_offers(offers=offers, today=clock.today()),
        back=_back(offers),
    )


def _back(offers: tuple[ChosenOffer, ...]) -> str:
    """Return the address of the Merkliste on which the same are ticked."""
    return url_for("seekers.watchlist.index", e=[offer.facility_id for offer in offers])
