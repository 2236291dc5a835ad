"""The Merkliste: facilities that somebody wants to find again."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.watchlist import forms, keeping, marking
from portal.blueprints.seekers.watchlist.grouping import group_offers
from portal.domain.watchlist.entries import DAYS_IN_BROWSER, MOST_ENTRIES, WatchlistFull
from portal.queries.chosen_offers import list_chosen
from portal.queries.facilities import get_subject
from portal.web import clock
from portal.web.access import public, writes
from portal.web.extensions import db
from portal.web.pages import VARY, page

blueprint = Blueprint("watchlist", __name__, url_prefix="/merkliste")
blueprint.add_app_template_global(marking.watched_ids)
ONE = "/<int(max=2147483647):facility_id>"


@blueprint.get("")
@public
def index() -> Response:
    """Show what is on the list; what is not public any more is left out."""
    entries = keeping.read_list()
    offers = list_chosen(db.session(), ids=entries)
    return page(
        "seekers/watchlist/index.html",
        groups=group_offers(offers=offers, today=clock.today()),
        total=len(offers),
        missing=len(entries) - len(offers),
        ticked=set(forms.read_ids(values=request.args)),
        in_account=keeping.owner() is not None,
        days=DAYS_IN_BROWSER,
        done=request.args.get("fertig", ""),
    )


@blueprint.get(ONE)
@public
def ask(facility_id: int) -> Response:
    """Ask whether to put a facility on the list, or to take it off."""
    if marking.is_mark_of(facility_id):
        return marking.show_step(get_subject(db.session(), facility_id=facility_id))
    return _ask(facility_id)


@blueprint.post(ONE)
@public
@writes
def add(facility_id: int) -> AnyResponse:
    """Put it on the list."""
    mark = _mark(facility_id, is_listed=True)
    response = mark or redirect(url_for("seekers.watchlist.index", fertig="gemerkt"), 303)
    try:
        keeping.add(facility_id, response=response)
    except WatchlistFull:
        facility = get_subject(db.session(), facility_id=facility_id)
        return marking.show_full(facility) if mark else _ask(facility_id, is_full=True)
    return response


@blueprint.post("/entfernen")
@public
@writes
def remove() -> AnyResponse:
    """Take a facility off the list."""
    gone = redirect(url_for("seekers.watchlist.index", fertig="entfernt"), 303)
    for facility_id in forms.read_ids(values=request.form)[:1]:
        response = _mark(facility_id, is_listed=False) or gone
        keeping.remove(facility_id, response=response)
        return response
    return gone


def _mark(facility_id: int, *, is_listed: bool) -> AnyResponse | None:
    """Return the mark of the card if only that was asked for."""
    if not marking.is_mark_of(facility_id):
        return None
    facility = get_subject(db.session(), facility_id=facility_id)
    return marking.show_mark(facility, is_listed=is_listed)


def _ask(facility_id: int, *, is_full: bool = False) -> Response:
    facility = get_subject(db.session(), facility_id=facility_id)
    response = page(
        "seekers/watchlist/ask.html",
        status=422 if is_full else 200,
        facility=facility,
        is_listed=facility_id in keeping.read_list(),
        is_full=is_full,
        most=MOST_ENTRIES,
        in_account=keeping.owner() is not None,
        days=DAYS_IN_BROWSER,
    )
    response.headers["Vary"] = VARY
    return response
