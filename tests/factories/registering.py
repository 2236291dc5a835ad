"""Registration of a provider as a person fills it in."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.factories.accounts import GOOD_WORDS
from tests.factories.forms import press

START = "/anbieter/registrieren"
CONTACT = f"{START}/kontakt"
ACCESS = f"{START}/zugang"
COMPANY_TYPED = {
    "firma": "Pflege am Deich",
    "rechtsform": "gGmbH",
    "strasse": "Deichstraße",
    "hausnummer": "1",
    "plz": "19370",
    "ort": "Parchim",
    "dachverband": "Diakonie Deutschland",
}
CONTACT_TYPED = {
    "anrede": "Frau",
    "vorname": "Hanna",
    "nachname": "Hafen",
    "email": "hanna@deich.example",
    "telefon": "038731 1234",
}
ACCESS_TYPED = {
    "passwort": GOOD_WORDS,
    "passwort2": GOOD_WORDS,
    "gutschein": "",
    "einwilligung": "ja",
}


def fill_company(client: FlaskClient, **changes: str) -> TestResponse:
    """Fill in the first step and send it."""
    return press(client, client.get(START), "Weiter", {**COMPANY_TYPED, **changes})


def fill_contact(client: FlaskClient, **changes: str) -> TestResponse:
    """Fill in the second step and send it."""
    return press(client, client.get(CONTACT), "Weiter", {**CONTACT_TYPED, **changes})


def fill_access(client: FlaskClient, **changes: str | tuple[str, ...]) -> TestResponse:
    """Fill in the last step and send it."""
    return press(client, client.get(ACCESS), "Registrieren", {**ACCESS_TYPED, **changes})


def register(client: FlaskClient, **changes: str) -> TestResponse:
    """Go through all three steps; `changes` count for the fields of each."""
    fill_company(client, **{k: v for k, v in changes.items() if k in COMPANY_TYPED})
    fill_contact(client, **{k: v for k, v in changes.items() if k in CONTACT_TYPED})
    return fill_access(client, **{k: v for k, v in changes.items() if k in ACCESS_TYPED})
