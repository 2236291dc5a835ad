"""Sending files as the pages for pictures and documents do."""

from io import BytesIO

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from portal.models.facility_profile import FacilityFile
from portal.web import outside
from portal.web.extensions import db
from tests.factories import uploads
from tests.factories.directory import NOW
from tests.factories.forms import Form, find_form

PAGE = "/anbieter/einrichtungen/1/bilder"
DOCUMENTS = "/anbieter/einrichtungen/1/dokumente"
SEND = "Hochladen"
TEXT = "Der Garten mit Bänken"


def shown_form(client: FlaskClient, *, page: str = PAGE) -> Form:
    """Return the form for a new file."""
    return find_form(client.get(page), button=SEND)


def send(
    client: FlaskClient,
    data: bytes | None = None,
    *,
    form: Form | None = None,
    page: str = PAGE,
    name: str = "garten.jpg",
    **fields: str,
) -> TestResponse:
    """Choose a file, fill in the form and send it."""
    form = form or shown_form(client, page=page)
    filled = form.filled({"text": TEXT, **fields}, button=SEND)
    filled["datei"] = FileStorage(BytesIO(uploads.picture() if data is None else data), name)
    boundary, body = encode_multipart(filled)
    return client.post(page, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def empty_storage(app: Flask) -> None:
    """Delete every stored byte of files: the tests of pages share one storage."""
    with app.app_context():
        files = outside.current().files
        for folder in ("eingang", "einrichtungen"):
            for name in files.list_written_before(prefix=folder, moment=NOW.replace(year=2100)):
                files.delete(name=name)


def stored_files(app: Flask) -> list[tuple[str, str, bool]]:
    """Return kind, title and whether it is ready of every file, in order."""
    columns = (FacilityFile.kind, FacilityFile.title, FacilityFile.is_ready)
    with app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(
            sa.select(*columns).order_by(FacilityFile.kind, FacilityFile.position)
        )
        return [tuple(row) for row in rows]


def stored_ids(app: Flask) -> list[str]:
    """Return the ids of every file, in order."""
    with app.app_context(), db.engine.connect() as connection:
        order = (FacilityFile.kind, FacilityFile.position)
        return list(connection.scalars(sa.select(FacilityFile.id).order_by(*order)))
