"""„Verwaltung Einrichtung“: list, create, publish, copy, delete."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.facilities import creating, drawing, listing, removing
from portal.domain.access.permission import Permission
from portal.domain.matching.category import Category
from portal.web.access import requires, writes
from portal.web.pages import page

blueprint = Blueprint("facilities", __name__, url_prefix="/anbieter/einrichtungen")
ONE = "/<int(max=2147483647):facility_id>"
NEW = f"/neu/<any({', '.join(Category)}):category>"
blueprint.add_app_template_filter(drawing.change_words)


@blueprint.get("")
@requires(Permission.FACILITIES_MANAGE)
def index() -> Response:
    """List the facilities of the company."""
    return listing.show_list()


@blueprint.post(f"{ONE}/oeffentlich")
@requires(Permission.FACILITIES_MANAGE)
@writes
def publish(facility_id: int) -> AnyResponse:
    """Turn the switch „Öffentlich“."""
    return listing.switch(facility_id=facility_id)


@blueprint.get("/neu")
@requires(Permission.FACILITIES_MANAGE)
def choose_kind() -> Response:
    """Ask of which kind the new facility is."""
    return page("providers/facilities/choose_kind.html", categories=tuple(Category))


@blueprint.get(NEW)
@requires(Permission.FACILITIES_MANAGE)
def new(category: str) -> Response:
    """Ask for name and address; of housing first what makes it fit for old age."""
    return creating.show_form(category=Category(category))


@blueprint.post(NEW)
@requires(Permission.FACILITIES_MANAGE)
@writes
def create(category: str) -> AnyResponse:
    """Create a draft."""
    return creating.create(category=Category(category))


@blueprint.get(f"{ONE}/kopieren")
@requires(Permission.FACILITIES_MANAGE)
def ask_copy(facility_id: int) -> Response:
    """Ask how the copy is called."""
    return removing.ask_copy(facility_id=facility_id)


@blueprint.post(f"{ONE}/kopieren")
@requires(Permission.FACILITIES_MANAGE)
@writes
def copy(facility_id: int) -> AnyResponse:
    """Copy a facility."""
    return removing.copy(facility_id=facility_id)


@blueprint.get(f"{ONE}/loeschen")
@requires(Permission.FACILITIES_MANAGE)
def ask_deletion(facility_id: int) -> Response:
    """Ask whether the facility shall go."""
    return removing.ask_deletion(facility_id=facility_id)


@blueprint.post(f"{ONE}/loeschen")
@requires(Permission.FACILITIES_MANAGE)
@writes
def delete(facility_id: int) -> AnyResponse:
    """Put the facility into the bin."""
    return removing.delete(facility_id=facility_id)


@blueprint.get("/papierkorb")
@requires(Permission.FACILITIES_MANAGE)
def show_bin() -> Response:
    """Show what can be taken back."""
    return removing.show_bin()


@blueprint.post(f"{ONE}/zurueckholen")
@requires(Permission.FACILITIES_MANAGE)
@writes
def restore(facility_id: int) -> AnyResponse:
    """Take a facility back from the bin."""
    return removing.restore(facility_id=facility_id)
