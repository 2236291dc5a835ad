"""Change of the e-mail address: asked for with the password, confirmed by both addresses."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.address import confirming, requesting
from portal.domain.access.permission import Permission
from portal.web.access import public, requires, writes

blueprint = Blueprint("address", __name__)


@blueprint.get("/mein-konto/e-mail-adresse")
@requires(Permission.ACCOUNT_USE)
def show() -> Response:
    """Ask for the new address and the password, or show the change that waits."""
    return requesting.show_page()


@blueprint.post("/mein-konto/e-mail-adresse")
@requires(Permission.ACCOUNT_USE)
@writes
def request_change() -> AnyResponse:
    """Send a link to both addresses."""
    return requesting.request_change()


@blueprint.post("/mein-konto/e-mail-adresse/abbrechen")
@requires(Permission.ACCOUNT_USE)
@writes
def cancel() -> AnyResponse:
    """Let both links die."""
    return requesting.cancel()


@blueprint.get("/e-mail-bestaetigen/<string:token>")
@public
def show_link(token: str) -> Response:
    """Show what the link is for; opening it changes nothing."""
    return confirming.show_link(token)


@blueprint.post("/e-mail-bestaetigen/<string:token>")
@public
@writes
def confirm(token: str) -> AnyResponse:
    """Note that this address agrees."""
    return confirming.confirm(token)
