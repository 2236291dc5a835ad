"""Inquiries as somebody types them into the pages, with and without an account."""

import re
from collections.abc import Mapping
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.web import clock
from tests.factories.directory import Offer
from tests.factories.forms import find_form, press
from tests.factories.mails import plain_text, take_mails

FORM = "/anfrage"
CHECK = "Weiter: Daten prüfen"
SEND = "Anfrage senden"
CHANGE = "Angaben ändern"
CONFIRM = "Anfrage bestätigen und senden"
LINK = re.compile(r"/meine-anfragen/[\w-]+")
CANARY = "Kanarienwort"
"""Stands in what is typed, which no mail, no log and no address may hold."""
FILLED: Mapping[str, str] = {
    "art": "rueckruf",
    "telefon": "0221 123456",
    "zeit": "08:00 bis 10:00",
    "name": "Erika Musterfrau",
    "email": "erika@example.org",
    "text": f"Meine Mutter hat Demenz.\n{CANARY}",
}


def home(number: int = 1, **columns: object) -> Offer:
    """Return a home that takes inquiries by mail."""
    given = {"email": f"haus-{number}@example.org"} | columns
    return Offer(name=f"Haus {number}", kilometres=1 + number / 10, columns=given)


def open_form(client: FlaskClient, *facility_ids: int) -> TestResponse:
    """Open the form for these facilities."""
    return client.get(FORM, query_string={"e": facility_ids})


def check(client: FlaskClient, *facility_ids: int, **changed: str) -> TestResponse:
    """Fill in the form and go on to the page that shows everything again."""
    return press(client, open_form(client, *facility_ids), CHECK, {**FILLED, **changed})


def agree(client: FlaskClient, checked: TestResponse, *facility_ids: int) -> TestResponse:
    """Agree for these facilities and send, half a minute after the form was opened."""
    ticked = {f"zustimmung-{one}": "ja" for one in facility_ids}
    with clock.freeze(clock.now() + timedelta(seconds=30)):
        return press(client, checked, SEND, ticked)


def ask(client: FlaskClient, *facility_ids: int, **changed: str) -> TestResponse:
    """Go through both pages and send."""
    return agree(client, check(client, *facility_ids, **changed), *facility_ids)


def link_in_mail(app: Flask) -> str:
    """Return the path of the seeker's link in the newest mail, and empty the mailbox."""
    return LINK.findall(plain_text(take_mails(app)[-1]))[0]


def ask_by_mail(client: FlaskClient, app: Flask, *facility_ids: int, **changed: str) -> str:
    """Ask without account and confirm; return the path of the link. Facilities know of it."""
    ask(client, *facility_ids, **changed)
    path = link_in_mail(app)
    form = find_form(client.get(path), button=CONFIRM)
    client.post(path, data=form.filled({}, button=CONFIRM))
    return path
