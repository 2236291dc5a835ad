"""Canary words in every field and answers about health are seen nowhere but on the pages."""

import dataclasses
from pathlib import Path

import pytest
from flask import request, request_finished

from portal.blueprints.seekers.robin import printing
from tests.factories import robin
from tests.factories.directory import one_of_each
from tests.factories.forms import find_form
from tests.support.ports import JobList

ENTRY = "/digitale-beratung/weiter"
ANSWERS = "/digitale-beratung/antworten"
CANARY = "Kanarienvogel"
HEALTH = {
    **robin.EVERY_PART,
    "interessen": ("mobil", "essen", "krankheit", "wohnen", "entlastung", "finanzen"),
    "krankheit.themen": ("katheter_stoma",),
    "krankheit.dauer": "letzte_lebensphase",
    "krankheit.diagnosen": ("schlaganfall", "parkinson"),
    "mobil.einschraenkung": ("drehen_im_bett",),
    "mobil.fahrt": "ja",
    "essen.hilfe": ("essen_geben",),
    "essen.besonders": ("schluckstoerung",),
    "finanzen.themen": ("heimkosten",),
}
WORDS = (
    CANARY, "katheter_stoma", "Katheter", "letzte_lebensphase", "parkinson", "Parkinson",
    "schlaganfall", "Schlaganfall", "drehen_im_bett", "essen_geben", "schluckstoerung",
    "Schluckstörung", "heimkosten",
)  # fmt: skip
HIDDEN = ("gezeigt", "ziel", "richtung", "ort", "ort_war", "ort_wahl", "unbekannt")


class Watch:
    """Everything that leaves the portal but the bodies of its pages."""

    def __init__(self):
        self.seen = []

    def __call__(self, _app, response, **_others):
        self.seen.append((request.method, request.full_path, list(response.headers)))


@pytest.fixture
def watch(app):
    watch = Watch()
    with request_finished.connected_to(watch, sender=app):
        yield watch


@pytest.fixture
def jobs(app, monkeypatch):
    """Let orders wait, so that they lie where the worker would find them."""
    jobs = JobList()
    ports = app.extensions["outside"]
    monkeypatch.setitem(app.extensions, "outside", dataclasses.replace(ports, enqueue=jobs))
    site = dataclasses.replace(app.extensions["site"], pdf_wait_seconds=0)
    monkeypatch.setitem(app.extensions, "site", site)
    monkeypatch.setattr(printing, "missing_libraries", tuple)
    return jobs


def type_canaries(client, page):
    """Send a page of questions with canary words in all fields and back again."""
    form = find_form(page, button=robin.NEXT)
    for path in (form.action, f"{page.request.path}/fragen"):
        data = form.filled({}, button=robin.NEXT)
        for name in (*form.names - {"csrf_token"}, *HIDDEN):
            data.setlist(name, [CANARY])
        client.post(path, data=data)


def whole_run(client):
    """Walk from the start to the protocol, with canary words wherever something can be typed."""
    form = find_form(client.get(robin.START), button=robin.GO)
    client.post(robin.START, data=form.filled({"ort": CANARY}, button=robin.GO))
    for page in robin.steps(client, HEALTH):
        if page.request.path != robin.RESULT:
            type_canaries(client, page)
    for button, field in (("Weitermachen", "code"), ("Weitermachen", "aktion")):
        form = find_form(client.get(ENTRY), button=button)
        data = form.filled({}, button=button)
        data.setlist(field, [CANARY])
        client.post(ENTRY, data=data)
    form = find_form(client.get(ANSWERS), button="Einfache Sprache")
    data = form.filled({"zurueck": CANARY}, button="Einfache Sprache")
    client.post("/digitale-beratung/sprache", data=data)
    form = find_form(client.get(ANSWERS), button="Code erstellen")
    client.post(form.action, data=form.filled({}, button="Code erstellen"))
    for name in ("ergebnis", "protokoll.txt", "protokoll.pdf", "protokoll-gross.pdf"):
        client.get(f"{robin.START}{name}")


def found_in(text):
    return [word for word in WORDS if word in text]


def assert_no_file_tells(folder):
    """Search every byte that somebody who steals the disk would have."""
    for path in folder.rglob("*"):
        assert found_in(str(path)) == []
        if path.is_file():
            assert found_in(path.read_bytes().decode("utf-8", "ignore")) == []


def test_the_walk_reaches_what_it_claims(client, jobs):
    whole_run(client)

    stored = robin.stored(client)
    assert all(stored[key] == HEALTH[key] for key in HEALTH if key in stored)
    assert set(HEALTH) - set(stored) == {"haushalt.arten", "demenz.stand"}
    assert CANARY not in str(stored)
    assert len(jobs.queued) == 2
    ports, name = client.application.extensions["outside"], jobs.queued[0][1]
    order = ports.cipher.decrypt(cipher=ports.files.read(name=f"{name}.html"), owner_id=name)
    assert "Parkinson" in found_in(order.decode())


def test_are_in_no_log(client, add_offers, jobs, everything_logged):
    add_offers(*one_of_each())

    whole_run(client)

    assert jobs.queued
    assert everything_logged.records
    assert found_in(everything_logged.text) == []
    assert found_in(str([vars(one) for one in everything_logged.records])) == []


def test_are_in_no_address_and_no_header(client, jobs, watch):
    whole_run(client)

    assert jobs.queued
    assert len(watch.seen) > 30
    assert found_in(str(watch.seen)) == []


def test_are_kept_out_of_caches(client, jobs, watch):
    whole_run(client)

    assert jobs.queued
    private = [dict(headers) for _, path, headers in watch.seen if path.startswith(robin.START)]
    assert len(private) > 30
    assert {headers["Cache-Control"] for headers in private} == {"no-store"}


def test_are_not_in_the_cookie(client, jobs):
    whole_run(client)

    assert jobs.queued
    with client.session_transaction() as session:
        assert found_in(str(dict(session))) == []
        assert set(session) == {"robin", "csrf_token", "einfach"}


def test_are_not_in_the_queue_nor_in_any_file(app, client, jobs):
    whole_run(client)

    assert len(jobs.queued) == 2
    assert found_in(str(jobs.queued)) == []
    assert_no_file_tells(Path(app.instance_path))


def test_the_search_would_find_them_if_they_were_there(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "leak").write_bytes(b"\xff\x00 Parkinson \xff")

    with pytest.raises(AssertionError):
        assert_no_file_tells(tmp_path)
