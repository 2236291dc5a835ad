"""Inquiries at the facility, opened by the link in the mail without any account."""

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.inquiries import answering, reading
from portal.blueprints.providers.inquiries.door import behind_link
from portal.web.access import public, writes

blueprint = Blueprint("inquiries", __name__, url_prefix="/anfrage-lesen/<string:token>")


@blueprint.get("")
@public
def show(token: str) -> Response:
    """Show the inquiry, or the button that opens it."""
    return reading.show(behind_link(token), done=request.args.get("getan", ""))


@blueprint.post("")
@public
@writes
def read(token: str) -> AnyResponse:
    """Open the inquiry: from now on it counts as read."""
    return reading.open_it(behind_link(token))


@blueprint.post("/antworten")
@public
@writes
def answer(token: str) -> AnyResponse:
    """Answer, or propose a time."""
    return answering.answer(behind_link(token))


@blueprint.post("/absagen")
@public
@writes
def decline(token: str) -> AnyResponse:
    """Decline."""
    return answering.decline(behind_link(token))


@blueprint.get("/termin.ics")
@public
def calendar(token: str) -> Response:
    """Give the proposed time for a calendar."""
    return reading.show_calendar(behind_link(token))
