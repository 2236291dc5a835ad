"""„Passwort ändern“."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.password import changing
from portal.domain.access.permission import Permission
from portal.web.access import requires, writes

blueprint = Blueprint("password", __name__, url_prefix="/mein-konto/passwort")


@blueprint.get("")
@requires(Permission.ACCOUNT_USE)
def show() -> Response:
    """Ask for the current and the new password."""
    return changing.show_form()


@blueprint.post("")
@requires(Permission.ACCOUNT_USE)
@writes
def change() -> AnyResponse:
    """Store the new password; all other sign-ins end."""
    return changing.change()
