"""„Anfrage“: list, read, answer, decline, hand over and take along."""

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.inquiries import answering, reading
from portal.blueprints.providers.mailbox import exporting, listing
from portal.blueprints.providers.mailbox.entering import fill_in, in_dashboard
from portal.domain.access.permission import Permission
from portal.services.inquiries.assign import assign_inquiry
from portal.values.errors import Invalid
from portal.web import clock
from portal.web.access import requires, writes
from portal.web.company import acting, open_while_locked
from portal.web.transactions import writing

blueprint = Blueprint("mailbox", __name__, url_prefix="/anbieter/anfragen")


@blueprint.get("")
@requires(Permission.INQUIRIES_HANDLE)
def index() -> Response:
    """List the inquiries, the newest first."""
    return listing.show_list()


@blueprint.post("/mitnehmen")
@requires(Permission.INQUIRIES_HANDLE)
@writes
@open_while_locked
def export() -> Response:
    """Give the inquiries that are listed as a file, and note who took them along."""
    return exporting.give_file()


@blueprint.get("/<string:inquiry_id>")
@requires(Permission.INQUIRIES_HANDLE)
def show(inquiry_id: str) -> Response:
    """Show an inquiry, or the button „Lesen“."""
    return reading.show(in_dashboard(inquiry_id), done=request.args.get("getan", ""))


@blueprint.post("/<string:inquiry_id>")
@requires(Permission.INQUIRIES_HANDLE)
@writes
def read(inquiry_id: str) -> AnyResponse:
    """Mark an inquiry as read and lead to it."""
    return reading.open_it(in_dashboard(inquiry_id))


@blueprint.post("/<string:inquiry_id>/antworten")
@requires(Permission.INQUIRIES_HANDLE)
@writes
def answer(inquiry_id: str) -> AnyResponse:
    """Answer, or propose a time."""
    return answering.answer(in_dashboard(inquiry_id))


@blueprint.post("/<string:inquiry_id>/vorlage")
@requires(Permission.INQUIRIES_HANDLE)
@writes
def fill(inquiry_id: str) -> AnyResponse:
    """Put a text of the company into the answer; nothing is sent yet."""
    return fill_in(in_dashboard(inquiry_id))


@blueprint.post("/<string:inquiry_id>/absagen")
@requires(Permission.INQUIRIES_HANDLE)
@writes
def decline(inquiry_id: str) -> AnyResponse:
    """Decline."""
    return answering.decline(in_dashboard(inquiry_id))


@blueprint.get("/<string:inquiry_id>/termin.ics")
@requires(Permission.INQUIRIES_HANDLE)
def calendar(inquiry_id: str) -> Response:
    """Give the proposed time for a calendar."""
    return reading.show_calendar(in_dashboard(inquiry_id))


@blueprint.post("/<string:inquiry_id>/zustaendig")
@requires(Permission.INQUIRIES_HANDLE)
@writes
def assign(inquiry_id: str) -> AnyResponse:
    """Say who looks after an inquiry."""
    door = in_dashboard(inquiry_id)
    reading.read(door)
    try:
        with writing() as session:
            assign_inquiry(
                session,
                reader=door.reader,
                acting=acting(),
                account_id=request.form.get("zustaendig", ""),
                today=clock.today(),
                now=clock.now(),
            )
    except Invalid:
        abort(404)
    return redirect(door.address("show", getan="zustaendig"), 303)
