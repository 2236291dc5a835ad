"""The PDF „Vorbereitung auf die Begutachtung“: what it says, how it is ordered, what is stored."""

import dataclasses
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import render_template

from portal.adapters.pdf import render_pdf
from portal.adapters.queue import put
from portal.blueprints.seekers.pflegegrad import printing, sealing
from portal.services.documents.render import render_document
from portal.web import outside
from tests.factories import pages
from tests.factories.forms import find_form, press
from tests.factories.pflegegrad import BABY, CHILD, GRADE_3, NOTHING, begin, result
from tests.support import pdf
from tests.support.htmx import headers_for, swap
from tests.support.ports import JobList

ORDER, LARGE = "PDF für die Begutachtung", "PDF in großer Schrift"
PDF = b"%PDF-1.7 probe"


class Broken(Exception):
    """The renderer's own error."""


class Desk:
    """The worker's side: what waits, and a stand-in for rendering."""

    def __init__(self, app):
        self.app = app
        self.jobs = JobList()
        self.waiting = 0

    def enqueue(self, *, job, argument):
        """Queue a job under the real bound."""
        queue = SimpleNamespace(pending_count=lambda: self.waiting)
        put(queue=queue, send=lambda: self.jobs(job=job, argument=argument))

    def work(self, render=lambda **_: PDF):
        """Render what waits, or fail at it."""
        with self.app.app_context():
            ports = outside.current()
            for _, name in self.jobs.queued:
                try:
                    render_document(
                        name=name, files=ports.files, cipher=ports.cipher, render=render
                    )
                except Broken:
                    continue
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


def html_of(app, page, *, is_large=False):
    """Return the document for the answers on a page with a result."""
    field = find_form(page, button=ORDER).chosen("stand")[0]
    with app.test_request_context():
        values = printing.document_values(sheet=sealing.unseal(text=field))
        return render_template("documents/pflegegrad.html", **values, is_large=is_large)


def fail(**_):
    raise Broken


class TestOrder:
    def test_x10_while_it_waits_a_page_says_so_and_the_click_gives_it(self, client, desk):
        waiting = press(client, result(client, GRADE_3), ORDER)
        still = press(client, waiting, "Jetzt nachsehen")
        jobs = len(desk.jobs.queued)
        desk.work()

        done = press(client, still, "Jetzt nachsehen")

        assert (waiting.status_code, still.status_code, jobs) == (202, 202, 1)
        assert pages.heading(waiting) == "Ihr PDF wird erstellt"
        assert (done.status_code, done.data) == (200, PDF)
        assert done.headers["Content-Type"] == "application/pdf"
        assert done.headers["Cache-Control"] == "no-store"

    def test_x10_with_htmx_the_page_looks_by_itself_and_offers_the_file(self, client, desk):
        waiting = press(client, result(client, GRADE_3), ORDER)
        form = find_form(waiting, button="Jetzt nachsehen")
        data = form.filled({}, button="Zurück zum Ergebnis").to_dict() | {"zu": ""}
        assert 'data-hx-post="/pflegegrad-rechner/vorbereitung.pdf"' in waiting.text
        assert 'data-hx-include="#pdf"' in waiting.text
        assert 'id="pdf"' in waiting.text

        still = client.post(form.action, data=data, headers=headers_for(target="vorbereitung"))
        desk.work()
        done = client.post(form.action, data=data, headers=headers_for(target="vorbereitung"))

        assert (still.status_code, still.data) == (204, b"")
        assert done.status_code == 200
        page = swap(waiting.text, "vorbereitung", done.text)
        assert "Ihr PDF ist fertig" in page
        assert "data-hx-post" not in page
        assert 'role="status"' in done.text
        assert press(client, done, "PDF öffnen").data == PDF

    def test_with_htmx_a_failure_is_told_and_not_ordered_anew(self, client, desk):
        waiting = press(client, result(client, GRADE_3), ORDER)
        form = find_form(waiting, button="Jetzt nachsehen")
        data = form.filled({}, button="Zurück zum Ergebnis").to_dict() | {"zu": ""}
        for _ in range(3):
            desk.work(fail)
            told = client.post(form.action, data=data, headers=headers_for(target="vorbereitung"))

        assert (told.status_code, desk.jobs.queued) == (200, [])
        assert "Das PDF ist nicht fertig geworden" in told.text
        assert press(client, told, "Noch einmal versuchen").status_code == 202

    def test_x10_large_type_is_a_document_of_its_own(self, client, desk):
        page = result(client, GRADE_3)
        press(client, page, ORDER)

        waiting = press(client, page, LARGE)

        assert len(desk.jobs.queued) == 2
        assert len({name for _, name in desk.jobs.queued}) == 2
        still = press(client, waiting, "Jetzt nachsehen")
        assert find_form(still, button="Jetzt nachsehen").chosen("schrift") == ["gross"]
        assert len({name for _, name in desk.jobs.queued}) == 2

    def test_from_the_waiting_page_back_to_the_result(self, client, desk):
        waiting = press(client, result(client, GRADE_3), ORDER)
        page = press(client, waiting, "Zurück zum Ergebnis")

        assert "Voraussichtlich Pflegegrad 3" in pages.main_text(page)
        assert desk.jobs.queued

    def test_a_full_queue_is_503_with_the_time_to_wait(self, client, desk):
        desk.waiting = 20

        answer = press(client, result(client, GRADE_3), ORDER)

        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0

    def test_what_fails_is_tried_again_at_a_click(self, client, desk):
        page = press(client, result(client, GRADE_3), ORDER)
        for _ in range(3):
            desk.work(fail)
            page = press(client, page, "Jetzt nachsehen")
        assert page.status_code == 503
        assert pages.heading(page) == "Das PDF ist nicht fertig geworden"

        again = press(client, page, "Noch einmal versuchen")

        assert again.status_code == 202
        assert len(desk.jobs.queued) == 1

    def test_without_the_libraries_it_is_503(self, client, monkeypatch):
        page = result(client, GRADE_3)
        monkeypatch.setattr(printing, "missing_libraries", lambda: ("pango",))

        assert press(client, page, ORDER).status_code == 503

    @pytest.mark.parametrize("field", ["", "x"])
    def test_a_changed_field_is_refused(self, client, desk, field):
        form = find_form(result(client, GRADE_3), button=ORDER)
        data = form.filled({}, button=ORDER).to_dict() | {"stand": field}

        answer = client.post("/pflegegrad-rechner/vorbereitung.pdf", data=data)

        assert answer.status_code == 422
        assert "nicht mehr lesen" in pages.main_text(answer)
        assert not desk.jobs.queued

    def test_without_a_person_it_is_asked_for(self, client, desk):
        form = find_form(begin(client), button="Weiter")
        kept = client.post(
            form.action,
            data={**form.filled({"1.1": "1"}, button="Weiter").to_dict(), "stand": "x"},
        )
        data = find_form(kept, button="Weiter").filled({}, button="Weiter").to_dict()

        answer = client.post("/pflegegrad-rechner/vorbereitung.pdf", data=data)

        assert pages.heading(answer) == "Pflegegrad-Rechner"
        assert not desk.jobs.queued


class TestStored:
    def test_x10_the_order_and_the_pdf_are_encrypted_and_named_by_nothing(self, app, client, desk):
        press(client, result(client, GRADE_3), ORDER)
        (name,) = [argument for _, argument in desk.jobs.queued]
        folder = Path(app.instance_path)
        order = app.extensions["outside"].files.read(name=f"{name}.html")
        desk.work()

        stored = app.extensions["outside"].files.read(name=f"{name}.pdf")

        assert b"Positionswechsel" not in order
        assert PDF not in stored
        assert app.extensions["outside"].files.read(name=f"{name}.html") is None
        assert name.startswith("dokumente/pflegegrad-")
        assert all("Pflegegrad 3" not in str(path) for path in folder.rglob("*"))


class TestDocument:
    def test_x10_pg11_it_holds_the_calculation_and_every_answer(self, app, client):
        html = html_of(
            app, result(client, {**GRADE_3, "5.2": "2", "5.2.takt": "woche", "6.6": "x"})
        )

        assert "Modul 4: Selbstversorgung" in html
        assert (
            "1.1 Positionswechsel im Bett&nbsp;– <strong>überwiegend selbständig</strong>" in html
        )
        assert "5.1 Medikation&nbsp;– <strong>3-mal am Tag</strong>" in html
        assert "&nbsp;– <strong>2-mal in der Woche</strong>" in html
        assert (
            "5.3 Versorgung intravenöser Zugänge (Port)&nbsp;– <strong>kommt nicht vor</strong>"
            in html
        )
        assert "außerhalb des direkten Umfelds&nbsp;– <strong>offen</strong>" in html
        assert html.count('class="notes"') == 8
        assert "Entscheidung der Pflegekasse" in html

    @pytest.mark.pdf
    @pytest.mark.parametrize("person", [None, CHILD, BABY])
    @pytest.mark.parametrize("answers", [{}, {**NOTHING, "1.B": "1"}, GRADE_3])
    def test_x10_is_accessible_and_small(self, app, client, answers, person):
        page = result(client, answers, person=person) if person else result(client, answers)

        data = render_pdf(html=html_of(app, page))

        pdf.assert_accessible(data)
        assert pdf.title_of(data) == "Vorbereitung auf die Begutachtung"
        assert len(data) < 200_000

    @pytest.mark.pdf
    def test_x10_large_type_is_nowhere_smaller_than_16_points(self, app, client):
        data = render_pdf(html=html_of(app, result(client, GRADE_3), is_large=True))

        pdf.assert_accessible(data)
        assert min(pdf.sizes_of(data)) == 16
        assert "Vorbereitung vom 02.03.2026" in pdf.text_of(data)
        assert len(data) < 300_000
