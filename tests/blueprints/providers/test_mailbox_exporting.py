"""Inquiries as a table to take along."""

import csv
import io

import pytest
from flask import Flask

from portal.domain.inquiries.content import Content
from tests.factories.companies import list_actions
from tests.factories.directory import NOW
from tests.factories.forms import press
from tests.factories.pages import main_text
from tests.factories.received import receive
from tests.support.checked_client import CheckedClient

MAILBOX = "/anbieter/anfragen"


class TestExport:
    @pytest.mark.usefixtures("company")
    def test_gives_what_was_read_as_a_table_in_which_nothing_calculates(
        self, app: Flask, client: CheckedClient
    ):
        formula = Content(
            name="=1+1", email="e@example.org", phone="+49 30 1", slot=None, text="@SUMME(A1)"
        )
        receive(app, 1, number=1, state="gelesen", content=formula)
        receive(app, 1, number=2)
        receive(app, 3, number=3, state="gelesen")

        assert "höchstens die neuesten 500 Anfragen" in main_text(client.get(MAILBOX))
        answer = press(client, client.get(MAILBOX), "Als Tabelle herunterladen (CSV)")

        rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
        assert len(rows) == 3
        told = {row[3]: row[7:] for row in rows[1:]}
        assert told["Gelesen, wartet auf Antwort"] == [
            "'=1+1", "'+49 30 1", "e@example.org", "'@SUMME(A1)",
        ]  # fmt: skip
        assert told["Neu"] == ["", "", "", ""]
        assert list_actions(app) == ["inquiries_exported"]
        assert str(NOW.year) in rows[1][0]

    @pytest.mark.usefixtures("company")
    def test_o04_says_from_where_each_came_and_takes_just_what_is_listed(
        self, app: Flask, client: CheckedClient
    ):
        receive(app, 1, number=1, source="anfrage-button")
        receive(app, 2, number=2)
        receive(app, 2, number=3, source="anfrage-button")
        page = client.get(f"{MAILBOX}?haus=2")

        answer = press(client, page, "Als Tabelle herunterladen (CSV)")

        rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
        assert rows[0][6] == "Quelle"
        assert {(row[1], row[6]) for row in rows[1:]} == {
            ("Haus am Hang", "Portal"),
            ("Haus am Hang", "Anfrage-Button"),
        }
