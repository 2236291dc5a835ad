"""A new password for somebody who has forgotten theirs: asked for by address, set by a link."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.reset import requesting, setting
from portal.web.access import public, writes

blueprint = Blueprint("reset", __name__)


@blueprint.get("/neues-passwort")
@public
def show() -> Response:
    """Ask for the address, or say that a mail was sent."""
    return requesting.show_page()


@blueprint.post("/neues-passwort")
@public
@writes
def request_link() -> AnyResponse:
    """Send a link to the address if it has an account; say the same if it has none."""
    return requesting.request_link()


@blueprint.get("/neues-passwort/<string:token>")
@public
def show_form(token: str) -> Response:
    """Ask for the new password; opening the link uses nothing up."""
    return setting.show_form(token)


@blueprint.post("/neues-passwort/<string:token>")
@public
@writes
def set_password(token: str) -> AnyResponse:
    """Store the new password; nobody is signed in by that."""
    return setting.set_password(token)
