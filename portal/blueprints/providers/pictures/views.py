"""„Bilder“ and „Dokumente“ of a facility: show, add, describe, order, delete."""

from flask import Blueprint, Response
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.pictures import changing, showing, uploading
from portal.domain.access.permission import Permission
from portal.domain.profiles.uploads import MOST_PICTURE_BYTES
from portal.web.access import requires, writes
from portal.web.uploads import takes_files

FACILITY = "/anbieter/einrichtungen/<int(max=2147483647):facility_id>"
SHELF = "/<any(bilder, dokumente):shelf>"
blueprint = Blueprint("pictures", __name__, url_prefix=FACILITY)
blueprint.register_error_handler(RequestEntityTooLarge, uploading.refuse_size)


@blueprint.get(SHELF)
@requires(Permission.FACILITIES_MANAGE)
def show(facility_id: int, shelf: str) -> Response:
    """Show what is there, and the form for more."""
    return showing.show(facility_id=facility_id, shelf=shelf)


@blueprint.post(SHELF)
@requires(Permission.FACILITIES_MANAGE)
@writes
@takes_files(MOST_PICTURE_BYTES)
def add(facility_id: int, shelf: str) -> AnyResponse:
    """Take a file; the worker prepares it."""
    return uploading.add(facility_id=facility_id, shelf=shelf)


@blueprint.post(f"{SHELF}/<string:file_id>/text")
@requires(Permission.FACILITIES_MANAGE)
@writes
def describe(facility_id: int, shelf: str, file_id: str) -> AnyResponse:
    """Change the alternative text of a picture or the name of a document."""
    return changing.describe(facility_id=facility_id, shelf=shelf, file_id=file_id)


@blueprint.post(f"{SHELF}/<string:file_id>/platz")
@requires(Permission.FACILITIES_MANAGE)
@writes
def order(facility_id: int, shelf: str, file_id: str) -> AnyResponse:
    """Put a file at the place that the form names."""
    return changing.order(facility_id=facility_id, shelf=shelf, file_id=file_id)


@blueprint.post(f"{SHELF}/<string:file_id>/loeschen")
@requires(Permission.FACILITIES_MANAGE)
@writes
def delete(facility_id: int, shelf: str, file_id: str) -> AnyResponse:
    """Delete a file for good."""
    return changing.delete(facility_id=facility_id, shelf=shelf, file_id=file_id)


@blueprint.get("/bilder/<string:file_id>/<string:size>")
@requires(Permission.FACILITIES_MANAGE)
def picture(facility_id: int, file_id: str, size: str) -> Response:
    """Give one size and format of a picture, public or not."""
    return showing.give_picture(facility_id=facility_id, file_id=file_id, size=size)


@blueprint.get("/dokumente/<string:file_id>.pdf")
@requires(Permission.FACILITIES_MANAGE)
def document(facility_id: int, file_id: str) -> Response:
    """Give a document to be kept, never to be run."""
    return showing.give_document(facility_id=facility_id, file_id=file_id)
