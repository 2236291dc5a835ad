"""„Ist das Ihre Einrichtung?“: somebody says so, and support decides."""

from flask import Blueprint, Response, abort
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.claims import claiming
from portal.queries.claims import list_claimable
from portal.web.access import public, writes
from portal.web.extensions import db
from portal.web.pages import page

PATH = "/pflege-und-wohnangebote/<int(max=2147483647):facility_id>/uebernehmen"
blueprint = Blueprint("claims", __name__)


@blueprint.get(PATH)
@public
def show(facility_id: int) -> Response:
    """Show the form, or say that a provider keeps the facility already."""
    return claiming.show_form(facility_id)


@blueprint.post(PATH)
@public
@writes
def send(facility_id: int) -> AnyResponse:
    """Look for further facilities or take the claim; until support decides nothing changes."""
    return claiming.submit(facility_id)


@blueprint.get(f"{PATH}/danke")
@public
def sent(facility_id: int) -> Response:
    """Say what happens with the claim."""
    found = list_claimable(db.session(), ids=(facility_id,))
    if not found:
        abort(404)
    return page("providers/claims/sent.html", facility=found[0])
