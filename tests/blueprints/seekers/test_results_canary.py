"""Canary words in a kept result and its name are seen nowhere but on its own pages."""

import dataclasses
from pathlib import Path

import pytest
from flask import request_finished

from portal.blueprints.seekers.results import printing
from portal.models.outgoing_mail import OutgoingMail
from tests.blueprints.seekers.robin.test_views_canary import HEALTH, Watch, assert_no_file_tells
from tests.factories import robin
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import one_of_each
from tests.factories.forms import press
from tests.factories.pages import main_text
from tests.support.ports import JobList
from tests.support.statements import rows_of

SAVE = "/digitale-beratung/ergebnis/speichern"
LIST = "/mein-konto/ergebnisse"
NAME = "Kanarienvogel mit Parkinson"
WORDS = ("Kanarienvogel", "Parkinson", "parkinson", "katheter_stoma", "letzte_lebensphase")


@pytest.fixture
def watch(app):
    watch = Watch()
    with request_finished.connected_to(watch, sender=app):
        yield watch


@pytest.fixture
def run(app, client, add_offers, monkeypatch):
    """Return a function that saves a result and does everything with it that can be done."""
    ports = dataclasses.replace(app.extensions["outside"], enqueue=JobList())
    monkeypatch.setitem(app.extensions, "outside", ports)
    site = dataclasses.replace(app.extensions["site"], pdf_wait_seconds=0)
    monkeypatch.setitem(app.extensions, "site", site)
    monkeypatch.setattr(printing, "missing_libraries", tuple)
    add_offers(*one_of_each())

    def run():
        robin.keep(client, HEALTH)
        sign_in(client, app, make_account(app))
        values = {"name": NAME, "einwilligung": "ja"}
        press(client, client.get(SAVE), "Speichern", values | {"name": f"{NAME}\0" * 20})
        saved = press(client, client.get(SAVE), "Speichern", values).location
        path = saved.partition("?")[0]
        press(client, client.get(f"{path}/umbenennen"), "Speichern", {"name": f"{NAME} 2"})
        press(client, client.get(path), "neu berechnen")
        press(client, client.get(f"{path}/teilen"), "Link erstellen")
        for page in ("", "/loeschen", "/teilen", "/protokoll.txt", "/protokoll.pdf"):
            client.get(f"{path}{page}")
        return path

    return run


def found_in(text):
    return [word for word in WORDS if word in text]


def test_the_walk_reaches_what_it_claims(client, run):
    path = run()

    text = main_text(client.get(path))
    assert found_in(text) == ["Kanarienvogel", "Parkinson"]
    assert found_in(main_text(client.get(LIST))) == ["Kanarienvogel", "Parkinson"]


def test_are_in_no_log(run, everything_logged):
    run()

    assert everything_logged.records
    assert found_in(everything_logged.text) == []
    assert found_in(str([vars(one) for one in everything_logged.records])) == []


def test_are_in_no_address_and_no_header(run, watch):
    run()

    assert len(watch.seen) > 10
    assert found_in(str(watch.seen)) == []


def test_are_in_no_cookie(client, run):
    run()

    with client.session_transaction() as session:
        assert found_in(str(dict(session))) == []
        assert set(session) <= {"robin", "csrf_token", "_user_id"}


def test_are_in_no_row_no_mail_and_no_file(app, run, database):
    run()

    rows = rows_of(database)
    assert rows["saved_result"]
    assert rows[OutgoingMail.__tablename__] == []
    assert found_in(str({name: rows[name] for name in rows if name != "facility"})) == []
    assert_no_file_tells(Path(app.instance_path))
