"""„Anmeldung mit zusätzlichem Code“: set up, switched off, and new recovery codes."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.second_factor import renewing, setting_up, switching_off
from portal.domain.access.permission import Permission
from portal.web.access import requires, writes

blueprint = Blueprint("second_factor", __name__, url_prefix="/mein-konto/zweiter-faktor")


@blueprint.get("")
@requires(Permission.ACCOUNT_USE, without_second_factor=True)
def show() -> Response:
    """Show the code for the app, or that the second factor is on."""
    return setting_up.show_state()


@blueprint.post("")
@requires(Permission.ACCOUNT_USE, without_second_factor=True)
@writes
def switch_on() -> AnyResponse:
    """Switch it on with a code of the app, and show the recovery codes."""
    return setting_up.switch_on_now()


@blueprint.get("/ausschalten")
@requires(Permission.ACCOUNT_USE)
def show_off() -> AnyResponse:
    """Ask for password and code."""
    return switching_off.show_form()


@blueprint.post("/ausschalten")
@requires(Permission.ACCOUNT_USE)
@writes
def switch_off() -> AnyResponse:
    """Switch it off."""
    return switching_off.switch_off_now()


@blueprint.get("/ersatzcodes")
@requires(Permission.ACCOUNT_USE)
def show_renewal() -> AnyResponse:
    """Ask for password and code."""
    return renewing.show_form()


@blueprint.post("/ersatzcodes")
@requires(Permission.ACCOUNT_USE)
@writes
def renew() -> AnyResponse:
    """Make ten new recovery codes and show them."""
    return renewing.renew()
