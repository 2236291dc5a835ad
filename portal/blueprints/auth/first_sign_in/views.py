"""The page behind the Aktivierungs-Link after a „Profilübernahme“: opening it changes nothing."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.reset import setting
from portal.domain.accounts.purposes import Purpose
from portal.web.access import public, writes

blueprint = Blueprint("first_sign_in", __name__)


@blueprint.get("/erstanmeldung/<string:token>")
@public
def show(token: str) -> Response:
    """Ask for the first password; opening the link uses nothing up."""
    return setting.show_form(token, purpose=Purpose.FIRST_SIGN_IN)


@blueprint.post("/erstanmeldung/<string:token>")
@public
@writes
def set_password(token: str) -> AnyResponse:
    """Store the password and confirm the address by that; nobody is signed in yet."""
    return setting.set_password(token, purpose=Purpose.FIRST_SIGN_IN)
