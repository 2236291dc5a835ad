"""The flats of a housing offer, each with its own availability."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.units import editing
from portal.domain.access.permission import Permission
from portal.web.access import requires, writes

blueprint = Blueprint("units", __name__, url_prefix="/anbieter/einrichtungen")
ALL = "/<int(max=2147483647):facility_id>/wohnungen"
ONE = f"{ALL}/<int(min=1, max=2147483647):unit_id>"


@blueprint.get(ALL)
@requires(Permission.FACILITIES_MANAGE)
def index(facility_id: int) -> Response:
    """List the flats of a housing offer."""
    return editing.show_all(facility_id=facility_id)


@blueprint.get(f"{ALL}/neu")
@requires(Permission.FACILITIES_MANAGE)
def new(facility_id: int) -> Response:
    """Show the empty form of a flat."""
    return editing.show_form(facility_id=facility_id)


@blueprint.post(f"{ALL}/neu")
@requires(Permission.FACILITIES_MANAGE)
@writes
def create(facility_id: int) -> AnyResponse:
    """Add a flat."""
    return editing.save(facility_id=facility_id)


@blueprint.get(ONE)
@requires(Permission.FACILITIES_MANAGE)
def show(facility_id: int, unit_id: int) -> Response:
    """Show the form of a flat."""
    return editing.show_form(facility_id=facility_id, unit_id=unit_id)


@blueprint.post(ONE)
@requires(Permission.FACILITIES_MANAGE)
@writes
def save(facility_id: int, unit_id: int) -> AnyResponse:
    """Change a flat."""
    return editing.save(facility_id=facility_id, unit_id=unit_id)


@blueprint.post(f"{ONE}/loeschen")
@requires(Permission.FACILITIES_MANAGE)
@writes
def delete(facility_id: int, unit_id: int) -> AnyResponse:
    """Remove a flat."""
    return editing.delete(facility_id=facility_id, unit_id=unit_id)
