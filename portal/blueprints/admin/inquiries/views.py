"""„Zurückgehaltene Anfragen“: what the automatic check doubts, released or dropped by a person."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.domain.accounts.events import Event
from portal.domain.inquiries.state import StepNotAllowed
from portal.services.inquiries.judge import NotReceivable, Verdict
from portal.services.inquiries.read_held import read_held
from portal.services.journal.note_event import note_event
from portal.values.errors import NotFound
from portal.web import clock, outside
from portal.web.access import requires, signed_in, writes
from portal.web.audit_words import actor_here
from portal.web.device import device_words
from portal.web.extensions import db
from portal.web.inquiry_verdicts import decide, letters_for, tell_soon
from portal.web.inquiry_words import KIND_WORDS
from portal.web.pages import page
from portal.web.transactions import writing

blueprint = Blueprint("inquiries", __name__, url_prefix="/verwaltung/anfragen")
MOST_SHOWN = 50
EVENTS = {Verdict.RELEASE: Event.INQUIRY_RELEASED, Verdict.DROP: Event.INQUIRY_DROPPED}
DONE_WORDS = {
    Verdict.RELEASE.value: "Die Anfrage ist weitergeleitet.",
    Verdict.DROP.value: "Die Anfrage ist verworfen. Die Person bekommt eine E-Mail.",
    "zu-spaet": "Diese Anfrage wartet nicht mehr. Sie ist entschieden oder zurückgezogen.",
    "geht-nicht": "Die Einrichtung nimmt inzwischen keine Anfragen mehr an. Sie können die Anfrage"
    " nur verwerfen.",
}


@blueprint.get("")
@requires(Permission.OPERATIONS_SEE)
def index() -> Response:
    """List what was held back with the reasons, without what was written."""
    held = read_held(db.session(), limit=MOST_SHOWN, cipher=outside.current().cipher)
    return page(
        "admin/inquiries/index.html",
        held=held,
        kinds=KIND_WORDS,
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )


@blueprint.post("/<string(length=32):held_id>/weiterleiten")
@requires(Permission.OPERATIONS_RUN)
@writes
def release(held_id: str) -> AnyResponse:
    """Send the inquiry on to the facility."""
    return _decide(held_id, Verdict.RELEASE)


@blueprint.post("/<string(length=32):held_id>/verwerfen")
@requires(Permission.OPERATIONS_RUN)
@writes
def drop(held_id: str) -> AnyResponse:
    """End the inquiry and tell the seeker."""
    return _decide(held_id, Verdict.DROP)


def _decide(inquiry_id: str, verdict: Verdict) -> AnyResponse:
    account_id, device = signed_in().account_id, device_words()
    try:
        posts = letters_for(inquiry_id=inquiry_id, verdict=verdict)
        with writing() as session:
            decide(session, inquiry_id=inquiry_id, verdict=verdict, posts=posts, actor=actor_here())
            note_event(
                session,
                account_id=account_id,
                event=EVENTS[verdict],
                device=device,
                now=clock.now(),
            )
    except (StepNotAllowed, NotFound):
        return redirect(url_for(".index", getan="zu-spaet"), 303)
    except NotReceivable:
        return redirect(url_for(".index", getan="geht-nicht"), 303)
    tell_soon(verdict=verdict)
    return redirect(url_for(".index", getan=verdict.value), 303)
