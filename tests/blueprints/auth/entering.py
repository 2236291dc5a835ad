"""The sign-in as a person fills it in, and what is stored afterwards."""

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.web.extensions import db
from tests.factories import accounts
from tests.factories.forms import press

SIGN_IN = "/anmelden"
AREA = "/mein-konto/"


def enter(
    client: FlaskClient,
    *,
    email: str = "erika@example.org",
    password: str = accounts.GOOD_WORDS,
    path: str = SIGN_IN,
) -> TestResponse:
    """Fill in the sign-in page and send it."""
    values = {"email": email, "passwort": password}
    return press(client, client.get(path), "Anmelden", values)


def rows(app: Flask, *columns: object) -> list[tuple[object, ...]]:
    """Return what is stored in these columns."""
    with app.app_context():
        return [tuple(row) for row in db.session.execute(sa.select(*columns))]
