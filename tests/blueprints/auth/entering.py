"""The sign-in as a person fills it in, and what is stored afterwards."""

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.domain.accounts.purposes import Purpose
from portal.services.journal.issue_link import issue_link
from portal.web.extensions import db
from portal.web.transactions import writing
from portal.web.visiting import hash_token
from tests.factories import accounts
from tests.factories.accounts import MadeAccount
from tests.factories.directory import NOW
from tests.factories.forms import press

SIGN_IN = "/anmelden"
AREA = "/mein-konto/"
REGISTER = "/registrieren"
ERIKA = {
    "anrede": "Frau",
    "vorname": "Erika",
    "nachname": "Musterfrau",
    "email": "erika@example.org",
    "passwort": accounts.GOOD_WORDS,
    "passwort2": accounts.GOOD_WORDS,
    "telefon": "",
    "einwilligung": "ja",
}
LANDING = "/anmelden?hinweis=bestaetigen"
TOKEN = "t" * 32


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


def register(
    client: FlaskClient, *, path: str = REGISTER, **changes: str | tuple[str, ...] | None
) -> TestResponse:
    """Fill in the form and send it; None leaves a field untouched."""
    values = {name: value for name, value in {**ERIKA, **changes}.items() if value is not None}
    return press(client, client.get(path), "Registrieren", values)


def give_link(
    app: Flask,
    account: MadeAccount,
    *,
    purpose: Purpose = Purpose.ACTIVATION,
    next_path: str = "",
) -> str:
    """Store a link with a token that the test knows and return its path."""
    with app.app_context(), writing() as session:
        issue_link(
            session,
            account_id=account.id,
            purpose=purpose,
            token_hash=hash_token(token=TOKEN),
            next_path=next_path,
            now=NOW,
        )
    return f"/konto-bestaetigen/{TOKEN}"
