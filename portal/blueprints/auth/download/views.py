"""„Meine Daten herunterladen“: everything that is stored about somebody, in one file."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.download import giving, preparing
from portal.domain.access.permission import Permission
from portal.web.access import requires, writes

blueprint = Blueprint("download", __name__, url_prefix="/mein-konto")


@blueprint.get("/daten")
@requires(Permission.ACCOUNT_USE)
def show() -> Response:
    """Say what is in the file, and which PDFs are ready."""
    return preparing.show_page()


@blueprint.post("/daten/pdf")
@requires(Permission.ACCOUNT_USE)
@writes
def prepare() -> AnyResponse:
    """Order the PDFs that are missing; the worker renders them."""
    return preparing.order_missing()


@blueprint.post("/daten.zip")
@requires(Permission.ACCOUNT_USE)
@writes
def give() -> AnyResponse:
    """Give the file, and note that it was given."""
    return giving.give()
