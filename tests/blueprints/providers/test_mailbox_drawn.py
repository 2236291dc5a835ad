"""The rows of the list as HTML: frames hold nothing of whoever they were filled for before."""

import pytest
from flask import Flask

from portal.blueprints.providers.mailbox.drawing import drawn_letters
from portal.domain.inquiries.kind import InquiryKind
from portal.domain.inquiries.source import Source
from portal.domain.inquiries.state import State
from portal.queries.mailbox import Letter
from tests.factories.directory import NOW

READ = Letter(
    "a" * 32, 7, "Haus", InquiryKind.RUECKRUF, State.GELESEN, NOW, None, "", Source.PORTAL
)
NEW = READ._replace(state=State.NEU)


@pytest.fixture(autouse=True)
def request_here(app: Flask):
    with app.test_request_context():
        yield


def test_the_token_of_one_answer_is_not_that_of_the_next():
    first, second = (drawn_letters([NEW], token=token) for token in ("first", "second"))

    assert 'name="csrf_token" value="first"' in first
    assert second == first.replace("first", "second")


def test_e05_what_nobody_has_read_is_opened_by_a_button():
    html = drawn_letters([NEW], token="t")

    assert f'<form method="post" action="/anbieter/anfragen/{NEW.id}">' in html
    assert "<a " not in html


def test_e05_what_was_read_is_opened_by_a_link():
    html = drawn_letters([READ], token="t")

    assert f'<a class="button" href="/anbieter/anfragen/{READ.id}">' in html
    assert "<form" not in html


def test_a_row_says_what_was_asked_when_and_how_it_stands():
    one = READ._replace(looks_after="Erika", source=Source.BUTTON)

    html = drawn_letters([one], token="")

    assert "Die Person möchte angerufen werden." in html
    assert (
        "2. März 2026, 10:00 Uhr. Gelesen, wartet auf Antwort. Zuständig: Erika."
        " Über Ihren Anfrage-Button</span>"
    ) in html


def test_names_are_text():
    html = drawn_letters([READ._replace(facility_name="<b>", looks_after="<i>")], token="")

    assert html.count("&lt;b&gt;") == 2
    assert "Zuständig: &lt;i&gt;" in html
