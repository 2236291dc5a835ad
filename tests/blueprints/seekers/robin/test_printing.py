"""Robin's protocol as PDF."""

from datetime import timedelta

import pytest

from portal.blueprints.seekers.robin import printing
from portal.services.documents.order import Order, State
from portal.web import documents
from tests.factories import pages, robin
from tests.factories.directory import NOW, one_of_each
from tests.support import pdf
from tests.support.statements import writes_nothing

PROTOCOL = f"{robin.START}protokoll.pdf"
LARGE = f"{robin.START}protokoll-gross.pdf"
TEXT = f"{robin.START}protokoll.txt"


@pytest.mark.pdf
class TestPdf:
    def test_c15_holds_date_place_answers_six_parts_reasons_and_sources(self, client, add_offers):
        add_offers(*one_of_each())
        result = robin.advise(client, robin.AT_HOME)

        answer = client.get(PROTOCOL)

        assert answer.status_code == 200
        assert answer.mimetype == "application/pdf"
        text = pdf.text_of(answer.data)
        for words in (
            "2. März 2026",
            "19370 Parchim",
            "Umkreis 25 km",
            "Zu Hause bleiben",
            "Musterverzeichnis Probe",
            "Ambulante Dienstleistungen 1",
            "weil Sie zu Hause oder in einer eigenen Wohnung leben möchten",
            "Pflegestützpunkte",
            "§ 7a SGB XI",
        ):
            assert words in text
        titles = [
            f"{number}. {title}"
            for number, title in enumerate(
                (
                    "Informationsportal",
                    "Ambulante Einrichtungen",
                    "Stationäre Einrichtungen",
                    "Tages/-Nachtpflege",
                    "Altersgerechtes Wohnen",
                    "Pflegehilfsmittel",
                ),
                start=1,
            )
        ]
        positions = [text.find(title) for title in titles]
        assert -1 not in positions
        assert positions == sorted(positions)
        assert pages.links(pages.tree(result))["Protokoll als PDF"] == PROTOCOL

    def test_is_kept_out_of_caches_and_changes_no_row(self, client, database):
        robin.keep(client, robin.AT_HOME)

        with writes_nothing(database):
            answer = client.get(PROTOCOL)

        assert answer.headers["Cache-Control"] == "no-store"

    def test_is_gone_with_the_consultation(self, client, freeze):
        robin.keep(client, robin.AT_HOME)
        client.get(PROTOCOL)

        freeze(NOW + timedelta(hours=24))

        assert client.get(PROTOCOL).status_code == 410


class TestWithoutPdf:
    def test_without_the_libraries_names_the_command_that_mends_it(self, client, monkeypatch):
        monkeypatch.setattr(printing, "missing_libraries", lambda: ("pango",))
        robin.keep(client, robin.AT_HOME)

        answer = client.get(PROTOCOL)

        assert answer.status_code == 503
        assert printing.INSTALL_COMMAND in pages.main_text(answer)

    @pytest.mark.parametrize(
        ("state", "status", "heading"),
        [
            (State.WAITING, 202, "Ihr Protokoll wird erstellt"),
            (State.FAILED, 503, "Das PDF ist nicht fertig geworden"),
        ],
    )
    def test_a_slow_or_broken_worker_is_told(self, client, monkeypatch, state, status, heading):
        order = Order(name="dokumente/a/b", state=state)
        monkeypatch.setattr(printing, "missing_libraries", tuple)
        monkeypatch.setattr(documents, "order_document", lambda **_: order)
        monkeypatch.setattr(documents, "wait_for_document", lambda **_: order)
        robin.keep(client, robin.AT_HOME)

        answer = client.get(PROTOCOL)

        assert answer.status_code == status
        assert pages.heading(answer) == heading


def test_x07_the_result_offers_each_shape(client):
    found = pages.links(pages.tree(robin.advise(client, robin.AT_HOME)))

    assert found["Protokoll als PDF"] == PROTOCOL
    assert found["in großer Schrift"] == LARGE
    assert found["als einfacher Text"] == TEXT
