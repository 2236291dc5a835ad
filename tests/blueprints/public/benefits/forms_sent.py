"""The form „Leistungen“ as a person fills it in and sends it."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.factories import forms

PATH = "/leistungen/"
SHOW = "Leistungen ansehen"


def send(client: FlaskClient, **values: str) -> TestResponse:
    """Send the form; ticks and hidden fields too, exactly as given.

    A field that is not named keeps what the page holds at first.
    """
    form = forms.find_form(client.get(PATH), button=SHOW)
    filled = form.filled({}, button=SHOW)
    filled.update({"pflegegrad": "3"})
    for name, value in values.items():
        filled[name] = value
    return client.post(PATH, data=filled)
