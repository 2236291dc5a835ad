"""Waiting lists: rows that the database takes, and the form as people fill it in."""

import re

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from portal.domain.waiting.wish import Reason, Wish
from portal.models.waiting_entry import WaitingEntry, WaitingPerson
from tests.factories.forms import find_form, press
from tests.factories.mails import plain_text, take_mails
from tests.models.records import NOW

JOIN, CONFIRM = "Auf die Warteliste setzen", "Eintrag bestätigen"
STILL = "Ja, noch aktuell"
LEAVE, LEAVE_ALL = "Austragen", "Überall austragen"
LINK = re.compile(r"/meine-warteliste/[\w-]+")
WISH = Wish(name="Erika Muster", phone="0385 123", from_on=None, reasons=(Reason.KRANKENHAUS,))
FILLED = {
    "einwilligung": "ja",
    "name": WISH.name,
    "email": "erika@example.org",
    "telefon": WISH.phone,
    "platz": "dauerpflege",
    "grund": ("krankenhaus",),
}


def make_person(**fields: object) -> WaitingPerson:
    """Return a person that the database would take."""
    return WaitingPerson(
        **{
            "id": "a" * 32,
            "account_id": None,
            "person_key": "c" * 64,
            "email": b"x",
            "created_at": NOW,
            **fields,
        }
    )


def make_entry(**fields: object) -> WaitingEntry:
    """Return an active entry that the database would take, once its person is there."""
    return WaitingEntry(
        **{
            "id": "a" * 32,
            "person_id": "a" * 32,
            "facility_id": 1,
            "kind": "dauerpflege",
            "state": "aktiv",
            "content": b"x",
            "consent_version": "1",
            "consented_at": NOW,
            "created_at": NOW,
            "joined_at": NOW,
            "current_at": NOW,
            "asked_at": None,
            **fields,
        }
    )


def path_of(facility_id: int) -> str:
    """Return the address of the form."""
    return f"/pflege-und-wohnangebote/{facility_id}/warteliste"


def join(client: FlaskClient, facility_id: int, **changed: object) -> TestResponse:
    """Fill in the form and send it."""
    return press(client, client.get(path_of(facility_id)), JOIN, FILLED | changed)


def link_in_mail(app: Flask) -> str:
    """Return the path of the link in the newest mail, and empty the mailbox."""
    return LINK.findall(plain_text(take_mails(app)[-1]))[0]


def press_at(
    client: FlaskClient, path: str, button: str, name: str = "Haus am See"
) -> TestResponse:
    """Open a page of entries and press the button of one entry."""
    return press(client, client.get(path), f"{button}: {name}")


def confirmed(client: FlaskClient, app: Flask, facility_id: int, **changed: object) -> str:
    """Join and confirm at „Haus am See“; return the path of the person's link."""
    join(client, facility_id, **changed)
    link = link_in_mail(app)
    press_at(client, link, CONFIRM)
    return link


def filled_at(client: FlaskClient, path: str, button: str) -> MultiDict[str, str]:
    """Return what the form with this button on a page sends."""
    return find_form(client.get(path), button=button).filled({}, button=button)
