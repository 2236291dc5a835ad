"""Robin's protocol while the worker renders it: progress, one order, a bound."""

import dataclasses
from contextlib import suppress
from functools import partial
from types import SimpleNamespace

import pytest

from portal.adapters.queue import put
from portal.blueprints.seekers.robin import printing
from portal.services.documents.render import render_document
from portal.web import outside
from tests.factories import pages, robin
from tests.support.htmx import assert_swap_equals_reload, headers_for
from tests.support.ports import JobList

PROTOCOL = f"{robin.START}protokoll.pdf"
LARGE = f"{robin.START}protokoll-gross.pdf"
ANSWERS = f"{robin.START}antworten"
PDF = b"%PDF-1.7 probe"


class Broken(Exception):
    """The renderer's own error."""


def broken(**_):
    """Render nothing."""
    raise Broken


class Desk:
    """The worker's side: what waits, and a stand-in for rendering."""

    def __init__(self, app):
        self.app = app
        self.jobs = JobList()

    def fail(self):
        """Fail to render what waits, as a document does that no renderer takes."""
        with self.app.app_context():
            ports = outside.current()
            for _, name in self.jobs.queued:
                with suppress(Broken):
                    render_document(
                        name=name, files=ports.files, cipher=ports.cipher, render=broken
                    )
        self.jobs.queued.clear()

    def enqueue(self, *, job, argument):
        """Queue a job under the real bound."""
        queue = SimpleNamespace(pending_count=lambda: len(self.jobs.queued))
        put(queue=queue, send=partial(self.jobs, job=job, argument=argument))

    def work(self):
        """Render what waits."""
        with self.app.app_context():
            ports = outside.current()
            for _, name in self.jobs.queued:
                render_document(
                    name=name, files=ports.files, cipher=ports.cipher, render=lambda **_: PDF
                )
        self.jobs.queued.clear()


@pytest.fixture
def desk(app, monkeypatch):
    desk = Desk(app)
    ports = dataclasses.replace(app.extensions["outside"], enqueue=desk.enqueue)
    monkeypatch.setitem(app.extensions, "outside", ports)
    site = dataclasses.replace(app.extensions["site"], pdf_wait_seconds=0)
    monkeypatch.setitem(app.extensions, "site", site)
    monkeypatch.setattr(printing, "missing_libraries", tuple)
    return desk


class TestWaiting:
    def test_x07_without_scripts_a_page_that_loads_itself_again(self, client, desk):
        robin.keep(client, robin.AT_HOME)

        waiting = client.get(PROTOCOL)

        assert waiting.status_code == 202
        assert "Refresh" not in waiting.headers
        assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in waiting.text
        assert waiting.headers["Cache-Control"] == "no-store"
        assert pages.links(pages.tree(waiting))["Jetzt nachsehen"] == PROTOCOL
        desk.work()
        assert client.get(PROTOCOL).data == PDF

    def test_x07_with_htmx_the_progress_is_swapped_until_the_file_is_there(self, client, desk):
        robin.keep(client, robin.AT_HOME)
        client.get(PROTOCOL)

        poll = client.get(PROTOCOL, headers=headers_for(target="fortschritt"))
        desk.work()
        done = client.get(PROTOCOL, headers=headers_for(target="fortschritt"))

        assert poll.status_code == 200
        assert f'data-hx-get="{PROTOCOL}"' in poll.text
        assert (done.status_code, done.headers["HX-Redirect"]) == (200, PROTOCOL)
        assert done.data == b""
        assert client.get(PROTOCOL).data == PDF

    @pytest.mark.usefixtures("desk")
    def test_page_and_swap_equal_the_page_reloaded(self, client):
        robin.keep(client, robin.AT_HOME)

        assert_swap_equals_reload(client, page=PROTOCOL, target="fortschritt", address=PROTOCOL)

    def test_x07_a_double_click_is_rendered_once(self, client, desk):
        robin.keep(client, robin.AT_HOME)

        for _ in range(3):
            client.get(PROTOCOL)

        assert len(desk.jobs.queued) == 1

    def test_x07_the_same_result_is_not_rendered_again(self, client, desk):
        robin.keep(client, robin.AT_HOME)
        client.get(PROTOCOL)
        desk.work()

        client.get(PROTOCOL)

        assert desk.jobs.queued == []

    def test_another_size_language_code_or_answer_is_another_document(self, client, desk):
        robin.keep(client, robin.AT_HOME)
        for path in (PROTOCOL, LARGE):
            client.get(path)
        robin.press(client, client.get(ANSWERS), "Einfache Sprache")
        client.get(PROTOCOL)
        robin.press(client, client.get(ANSWERS), "Code erstellen")
        client.get(PROTOCOL)
        robin.answer(client, robin.GRADE, {"hilfebedarf": "mehrmals"})
        client.get(PROTOCOL)

        assert len({name for _, name in desk.jobs.queued}) == 5

    def test_x07_the_twenty_first_order_is_asked_to_come_back(self, client, desk):
        for _ in range(20):
            robin.keep(client, robin.AT_HOME)
            assert client.get(PROTOCOL).status_code == 202
        robin.keep(client, robin.AT_HOME)

        refused = client.get(PROTOCOL)

        assert refused.status_code == 503
        assert int(refused.headers["Retry-After"]) > 0
        assert len(desk.jobs.queued) == 20
        desk.work()
        assert client.get(PROTOCOL).status_code == 202
        assert len(desk.jobs.queued) == 1

    def test_a_refused_order_loses_no_answer(self, client, desk):
        robin.keep(client, robin.AT_HOME)
        desk.jobs.queued.extend([("render_document", "x")] * 20)

        assert client.get(PROTOCOL).status_code == 503

        assert robin.stored(client) == robin.AT_HOME
        assert client.get(robin.RESULT).status_code == 200


class TestFailing:
    @pytest.fixture
    def failed(self, client, desk):
        """Return the address of a document that failed three times while the page polled."""
        robin.keep(client, robin.AT_HOME)
        client.get(PROTOCOL)
        for _ in range(2):
            desk.fail()
            poll = client.get(PROTOCOL, headers=headers_for(target="fortschritt"))
            assert f'data-hx-get="{PROTOCOL}"' in poll.text
        desk.fail()
        return PROTOCOL

    def test_x07_the_poll_ends_with_a_page_that_says_what_to_do(self, client, desk, failed):
        poll = client.get(failed, headers=headers_for(target="fortschritt"))
        told = client.get(failed)

        assert (poll.data, poll.headers["HX-Redirect"]) == (b"", failed)
        assert told.status_code == 503
        assert pages.heading(told) == "Das PDF ist nicht fertig geworden"
        assert pages.links(pages.tree(told))["Protokoll als einfachen Text"].endswith(".txt")
        assert "http-equiv" not in told.text
        assert "data-hx-get" not in told.text
        assert desk.jobs.queued == []

    def test_x07_neither_poll_nor_reload_queues_it_again(self, client, desk, failed):
        for headers in ({}, headers_for(target="fortschritt")) * 3:
            client.get(failed, headers=headers)

        assert desk.jobs.queued == []

    def test_x07_only_a_click_tries_again(self, client, desk, failed):
        again = robin.press(client, client.get(failed), "Noch einmal versuchen")

        assert (again.status_code, again.location) == (303, failed)
        assert client.get(failed).status_code == 202
        assert len(desk.jobs.queued) == 1
        desk.work()
        assert client.get(failed).data == PDF

    def test_the_large_one_is_tried_again_as_such(self, client, desk, failed):
        for _ in range(3):
            client.get(LARGE)
            desk.fail()

        again = robin.press(client, client.get(LARGE), "Noch einmal versuchen")

        assert again.location == LARGE
        assert client.get(failed).status_code == 503

    def test_a_forged_click_tries_nothing(self, client, desk, failed):
        refused = client.post(f"{robin.START}protokoll/noch-einmal", data={"gross": "nein"})

        assert refused.status_code == 400
        assert client.get(failed).status_code == 503
        assert desk.jobs.queued == []

    def test_a_click_without_result_leads_to_what_is_missing(self, client, failed):
        page = client.get(failed)
        robin.keep(client, robin.PARCHIM)

        unfinished = robin.press(client, page, "Noch einmal versuchen")
        with client.session_transaction() as session:
            session.pop("robin")
        unknown = robin.press(client, page, "Noch einmal versuchen")

        assert (unfinished.location, unknown.location) == (robin.RESULT, robin.START)
