"""„Einstellungen für Nutzer“."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.settings import changing
from portal.domain.access.permission import Permission
from portal.web.access import requires, writes

blueprint = Blueprint("settings", __name__, url_prefix="/mein-konto/einstellungen")


@blueprint.get("")
@requires(Permission.ACCOUNT_USE)
def show() -> Response:
    """Show name and telephone number, and the ways to everything else."""
    return changing.show_settings()


@blueprint.post("")
@requires(Permission.ACCOUNT_USE)
@writes
def save() -> AnyResponse:
    """Store name and telephone number."""
    return changing.save()
