"""Signing in with address and password, then with a code where the account asks for one; out."""

from flask import Blueprint
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.sign_in import code, entering, leaving, resending
from portal.web.access import public, writes

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/anmelden")
@public
def show() -> AnyResponse:
    """Show the form; whoever is signed in is led on."""
    return entering.show_entry()


@blueprint.post("/anmelden")
@public
@writes
def submit() -> AnyResponse:
    """Sign in, or show the form again."""
    return entering.enter()


@blueprint.get("/anmelden/code")
@public
def show_code() -> AnyResponse:
    """Ask for the code of the second factor."""
    return code.show_code()


@blueprint.post("/anmelden/code")
@public
@writes
def enter_code() -> AnyResponse:
    """Complete the sign-in with the code."""
    return code.enter_code()


@blueprint.post("/anmelden/erneut-senden")
@public
@writes
def resend() -> AnyResponse:
    """Send the link that confirms the address once more."""
    return resending.resend()


@blueprint.post("/abmelden")
@public
@writes
def sign_out() -> AnyResponse:
    """Sign out of this browser; it forgets what it kept of us."""
    return leaving.leave()
