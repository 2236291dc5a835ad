"""Making an account: free of charge, and only for those who want one."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.registration import registering
from portal.web.access import public, writes

blueprint = Blueprint("registration", __name__)


@blueprint.get("/registrieren")
@public
def show() -> Response:
    """Show the empty form."""
    return registering.show_form()


@blueprint.post("/registrieren")
@public
@writes
def submit() -> AnyResponse:
    """Make the account and lead back to the sign-in; nobody is signed in by that."""
    return registering.submit_form()
