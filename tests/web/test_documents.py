"""Documents are handed over under a name, ordered with the portal's own keys, and polled for."""

import pytest

from portal.services.documents.order import FOLDER, Order, State
from portal.values.errors import Unavailable
from portal.web import documents

READY = Order(name="dokumente/a/b", state=State.READY, pdf=b"%PDF")


@pytest.fixture
def seen(monkeypatch):
    """Return what is ordered and how long is waited for it."""
    seen = {}

    def order(**given):
        seen.update(given)
        return READY

    def wait(*, order, seconds):
        seen["seconds"] = seconds
        return order

    monkeypatch.setattr(documents, "order_document", order)
    monkeypatch.setattr(documents, "wait_for_document", wait)
    return seen


def test_is_ordered_for_its_owner_and_waited_for(app, seen):
    with app.test_request_context("/"):
        assert documents.order_and_wait(html="<p>", owner_id="1") is READY

    assert (seen["html"], seen["owner_id"]) == ("<p>", "1")
    assert seen["seconds"] == app.extensions["site"].pdf_wait_seconds > 0


def test_who_polls_does_not_wait(app, seen):
    with app.test_request_context("/", headers={"HX-Request": "true"}):
        documents.order_and_wait(html="<p>", owner_id="1")

    assert seen["seconds"] == 0


def test_ordering_alone_waits_for_nothing(app, seen):
    with app.test_request_context("/"):
        documents.order_pdf(html="<p>", owner_id="1")

    assert "seconds" not in seen


def test_a_pdf_and_a_text_have_kind_and_name(app):
    with app.test_request_context("/"):
        pdf = documents.as_pdf(data=b"%PDF", name="a.pdf")
        text = documents.as_text(text="Grüße", name="a.txt")

    assert (pdf.mimetype, pdf.headers["Content-Disposition"]) == (
        "application/pdf",
        'inline; filename="a.pdf"',
    )
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert text.get_data(as_text=True) == "Grüße"


def test_a_waiting_page_loads_what_it_waits_for(app):
    with app.test_request_context("/protokoll.pdf"):
        assert documents.load_anew().headers["HX-Redirect"] == "/protokoll.pdf"


class TestForgetting:
    def test_the_documents_of_the_owner_go_and_those_of_others_stay(self, app):
        files = app.extensions["outside"].files
        for owner in ("1", "2"):
            files.write(name=f"{FOLDER}/{owner}/a.pdf", data=b"x")

        with app.test_request_context("/"):
            documents.forget_documents(owner_id="1")

        assert files.read(name=f"{FOLDER}/1/a.pdf") is None
        assert files.read(name=f"{FOLDER}/2/a.pdf") == b"x"

    def test_a_storage_out_of_reach_holds_nobody_up(self, app, monkeypatch, caplog):
        def fail(**_arguments):
            raise Unavailable("the bucket of Erika")

        monkeypatch.setattr(documents, "purge_owner", fail)

        with app.test_request_context("/"):
            documents.forget_documents(owner_id="1")

        assert "Unavailable" in caplog.text
        assert "Erika" not in caplog.text
