"""„Geräte“: where the account is signed in, and how that ends."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.queries.account_sessions import list_open
from portal.services.sessions.end_one import end_one
from portal.services.sessions.end_others import end_others
from portal.web import clock
from portal.web.access import requires, signed_in, writes
from portal.web.device import device_words
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.transactions import writing

blueprint = Blueprint("devices", __name__, url_prefix="/mein-konto/geraete")
ENDED = "beendet"


@blueprint.get("")
@requires(Permission.ACCOUNT_USE)
def show() -> Response:
    """List the sign-ins with device and time; this one is marked."""
    found = signed_in()
    return page(
        "auth/devices/show.html",
        sessions=list_open(db.session(), account_id=found.account_id, now=clock.now()),
        mine=found.session_id,
        is_ended=request.args.get("hinweis") == ENDED,
    )


@blueprint.post("/andere-beenden")
@requires(Permission.ACCOUNT_USE)
@writes
def end_all_others() -> AnyResponse:
    """End every sign-in but this one."""
    found, device = signed_in(), device_words()
    with writing() as session:
        end_others(
            session,
            account_id=found.account_id,
            session_id=found.session_id,
            device=device,
            now=clock.now(),
        )
    return redirect(url_for("auth.devices.show", hinweis=ENDED), 303)


@blueprint.post("/<string:session_id>/beenden")
@requires(Permission.ACCOUNT_USE)
@writes
def end(session_id: str) -> AnyResponse:
    """End one sign-in of the account; that of somebody else is not found."""
    found, device = signed_in(), device_words()
    with writing() as session:
        end_one(
            session,
            account_id=found.account_id,
            session_id=session_id,
            device=device,
            now=clock.now(),
        )
    return redirect(url_for("auth.devices.show", hinweis=ENDED), 303)
