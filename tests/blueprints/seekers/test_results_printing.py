"""A kept result can be had as PDF in two sizes and as text, from the worker of all documents."""

import dataclasses

import pytest

from portal.blueprints.seekers.results import printing
from portal.services.documents.owners import owner_of_result
from tests.domain.protocol import kept_samples
from tests.factories.accounts import make_account, sign_in
from tests.factories.forms import press
from tests.factories.pages import main_text
from tests.factories.results import keep_result
from tests.support.ports import JobList

LIST = "/mein-konto/ergebnisse"


@pytest.fixture
def jobs(app, monkeypatch):
    jobs = JobList()
    ports = app.extensions["outside"]
    monkeypatch.setitem(app.extensions, "outside", dataclasses.replace(ports, enqueue=jobs))
    site = dataclasses.replace(app.extensions["site"], pdf_wait_seconds=0)
    monkeypatch.setitem(app.extensions, "site", site)
    monkeypatch.setattr(printing, "missing_libraries", tuple)
    return jobs


@pytest.fixture
def result_id(app, client):
    account = make_account(app)
    sign_in(client, app, account)
    return keep_result(app, account)


def finish(app, name, *, pdf=b"%PDF-1.7"):
    ports = app.extensions["outside"]
    ports.files.delete(name=f"{name}.html")
    if pdf:
        ports.files.write(name=f"{name}.pdf", data=ports.cipher.encrypt(plain=pdf, owner_id=name))


class TestPdf:
    @pytest.mark.parametrize(
        ("file", "size"), [("protokoll.pdf", ""), ("protokoll-gross.pdf", "gross")]
    )
    def test_c06_the_worker_gets_the_snapshot_in_both_sizes(
        self, client, jobs, result_id, file, size
    ):
        waiting = client.get(f"{LIST}/{result_id}/{file}")

        ((_, name),) = jobs.queued
        ports = client.application.extensions["outside"]
        order = ports.cipher.decrypt(cipher=ports.files.read(name=f"{name}.html"), owner_id=name)
        assert waiting.status_code == 202
        assert name.split("/")[1] == owner_of_result(result_id=result_id)
        assert "Protokoll vom 2. März 2026" in order.decode()
        assert "Haus „Größe“ 1" in order.decode()
        assert ('class="gross"' in order.decode()) == bool(size)
        assert "Für Mutter" not in order.decode()

    def test_comes_when_it_is_ready(self, app, client, jobs, result_id):
        path = f"{LIST}/{result_id}/protokoll.pdf"
        client.get(path)
        finish(app, jobs.queued[0][1])

        answer = client.get(path)

        assert answer.mimetype == "application/pdf"
        assert answer.data == b"%PDF-1.7"
        assert answer.headers["Cache-Control"] == "no-store"

    def test_the_waiting_page_looks_by_itself(self, app, client, jobs, result_id):
        path = f"{LIST}/{result_id}/protokoll.pdf"
        headers = {"HX-Request": "true", "HX-Target": "fortschritt"}
        client.get(path)

        fragment = client.get(path, headers=headers)
        finish(app, jobs.queued[0][1])
        done = client.get(path, headers=headers)

        assert fragment.text.startswith('<div id="fortschritt"')
        assert done.headers["HX-Redirect"] == path

    def test_one_that_failed_can_be_tried_anew(self, app, client, jobs, result_id):
        path = f"{LIST}/{result_id}/protokoll.pdf"
        for _ in range(3):
            client.get(path)
            finish(app, jobs.queued[-1][1], pdf=b"")

        failed = client.get(path)
        answer = press(client, failed, "Noch einmal versuchen")
        again = client.get(answer.location)

        assert failed.status_code == 503
        assert "Ihr gespeichertes Ergebnis ist noch da" in main_text(failed)
        assert answer.location == path
        assert again.status_code == 202

    def test_without_the_renderer_it_says_so(self, client, jobs, result_id, monkeypatch):
        monkeypatch.setattr(printing, "missing_libraries", lambda: ("pango",))

        answer = client.get(f"{LIST}/{result_id}/protokoll.pdf")

        assert answer.status_code == 503
        assert jobs.queued == []


class TestText:
    def test_c06_is_the_snapshot_in_plain_text(self, client, result_id):
        answer = client.get(f"{LIST}/{result_id}/protokoll.txt")

        assert answer.content_type == "text/plain; charset=utf-8"
        assert "Protokoll vom 2. März 2026" in answer.text
        assert "* Haus „Größe“ 1" in answer.text
        assert "Pflegegeld: 599 Euro im Monat" in answer.text
        assert kept_samples.PARCHIM.label in answer.text
        assert "Code für später" not in answer.text
