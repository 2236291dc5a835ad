"""The mark „Merken“ on the card of a facility, wherever cards are shown.

A page with cards holds no form and no token, so that it needs no cookie. The link on the card
leads to the page that asks. With htmx it fetches what that page holds, a token, and sends it on
at once. Every link and every form names what shall be, so that nothing depends on what some other
tab has done meanwhile.
"""

from collections.abc import Set as AbstractSet

from flask import Response, after_this_request, g, make_response, render_template, url_for
from htmx_flask import request

from portal.blueprints.seekers.watchlist import cookie, keeping
from portal.domain.directory.subject import Subject
from portal.web.pages import FRAGMENT_LAYOUT, VARY

WATCHED = "watched_ids"
WANTED, GONE = "soll", "nein"
"""What the link on the card of a facility that is on the list says."""


def watched_ids() -> AbstractSet[int]:
    """Return what is on the list of whoever asks, once per request.

    Who carries a list gets an answer of their own, which nothing may store.
    """
    if WATCHED not in g:
        setattr(g, WATCHED, frozenset(keeping.read_list()))
        after_this_request(_keep_apart)
    found: AbstractSet[int] = getattr(g, WATCHED)
    return found


def is_mark_of(facility_id: int) -> bool:
    """Say whether htmx asks for the mark of this facility alone."""
    htmx = request.htmx
    return bool(htmx) and htmx.target == f"m{facility_id}"


def show_step(facility: Subject) -> Response:
    """Return the mark with the token that sends it on, to what the link on the card named."""
    if request.args.get(WANTED) == GONE:
        return _answer(facility, is_listed=True, send_to=url_for("seekers.watchlist.remove"))
    address = url_for("seekers.watchlist.add", facility_id=facility.facility_id)
    return _answer(facility, is_listed=False, send_to=address)


def show_mark(facility: Subject, *, is_listed: bool) -> Response:
    """Return the mark as a card shows it, with a sentence for who hears the page."""
    now = "jetzt" if is_listed else "nicht mehr"
    sentence = f"{facility.name} steht {now} auf Ihrer Merkliste."
    return _answer(facility, is_listed=is_listed, sentence=sentence)


def show_full(facility: Subject) -> Response:
    """Return the way to the list, on which nothing further fits."""
    return _answer(facility, is_listed=False, is_full=True, sentence="Ihre Merkliste ist voll.")


def _answer(
    facility: Subject,
    *,
    is_listed: bool,
    send_to: str = "",
    sentence: str = "",
    is_full: bool = False,
) -> Response:
    response = make_response(
        render_template(
            "seekers/watchlist/mark.html",
            layout=FRAGMENT_LAYOUT,
            fragment="mark",
            facility=facility,
            is_listed=is_listed,
            send_to=send_to,
            sentence=sentence,
            is_full=is_full,
        )
    )
    response.headers["Vary"] = VARY
    return response


def _keep_apart(response: Response) -> Response:
    if cookie.is_carried():
        response.headers["Cache-Control"] = "no-store"
    else:
        response.vary.add("Cookie")
    return response
