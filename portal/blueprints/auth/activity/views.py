"""„Letzte Aktivitäten“: what happened to the account."""

from flask import Blueprint, Response, request

from portal.domain.access.permission import Permission
from portal.domain.accounts.events import Event
from portal.domain.accounts.terms import EVENTS
from portal.queries.security_events import list_recent
from portal.web import clock
from portal.web.access import requires, signed_in
from portal.web.event_words import event_words
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.typed_values import read_whole

blueprint = Blueprint("activity", __name__, url_prefix="/mein-konto/aktivitaeten")
MOST_DIGITS = 6


@blueprint.get("")
@requires(Permission.ACCOUNT_USE)
def show() -> Response:
    """Show a page of the events of the last 180 days."""
    shown = list_recent(
        db.session(),
        account_id=signed_in().account_id,
        now=clock.now(),
        page_number=_number(request.args.get("seite", "")),
    )
    words = event_words()
    return page(
        "auth/activity/show.html",
        shown=shown,
        rows=[(words[Event(event.kind)], event) for event in shown.events],
        days=EVENTS.days,
    )


def _number(text: str) -> int:
    """Return the number of the page; anything that is none counts as the first."""
    return read_whole(text, most_digits=MOST_DIGITS) or 1
