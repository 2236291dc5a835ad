"""Plain language is a choice of the session; without one the text stands as written."""

import pytest
from flask import session

from portal.values.wording import Wording
from portal.web import plain_language
from portal.web.plain_language import is_on, say, switch, switch_as_asked

WORDING = Wording(text="Liegt ein Pflegegrad vor?", plain="Gibt es einen Pflege-Grad?")


@pytest.fixture
def request_context(app):
    with app.test_request_context():
        yield


@pytest.mark.usefixtures("request_context")
class TestSwitch:
    def test_is_off_at_first(self):
        assert not is_on()
        assert say(WORDING) == WORDING.text

    def test_x13_on_gives_the_twin(self):
        switch(to_plain=True)

        assert is_on()
        assert say(WORDING) == WORDING.plain

    def test_off_again_leaves_nothing_in_the_session(self):
        switch(to_plain=True)

        switch(to_plain=False)

        assert plain_language.NAME not in session
        assert say(WORDING) == WORDING.text

    def test_off_without_on_changes_nothing(self):
        switch(to_plain=False)

        assert not is_on()
        assert not session.modified

    def test_templates_know_filter_and_state(self, app):
        template = app.jinja_env.from_string("{{ is_plain() }} {{ wording|say }}")

        assert template.render(wording=WORDING) == f"False {WORDING.text}"
        switch(to_plain=True)
        assert template.render(wording=WORDING) == f"True {WORDING.plain}"


def test_outside_a_request_the_text_stands_as_written():
    assert not is_on()
    assert say(WORDING) == WORDING.text


@pytest.mark.parametrize(
    ("sent", "is_pressed", "is_plain"),
    [({"sprache": "einfach"}, True, True), ({"sprache": "x"}, True, False), ({}, False, False)],
)
def test_x13_the_button_of_a_form_names_the_language(app, sent, is_pressed, is_plain):
    with app.test_request_context(method="POST", data=sent):
        assert switch_as_asked() is is_pressed
        assert is_on() is is_plain
