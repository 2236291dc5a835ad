"""Robin's fixed sentences: every template's key exists, every sentence is used."""

import re
from pathlib import Path

import pytest

from portal.web import content, phrases, plain_language
from portal.web.phrases import phrase

TEMPLATES = Path(phrases.__file__).parents[1] / "templates"
USED = re.compile(r"\bphrase\('([a-z0-9_]+)'")


@pytest.fixture
def request_context(app):
    with app.test_request_context():
        yield


@pytest.mark.usefixtures("request_context")
class TestPhrase:
    def test_stands_as_written(self):
        assert phrase("liegt_an_einer") == "Das liegt an Ihrer Antwort:"

    def test_x13_has_its_plain_twin(self):
        plain_language.switch(to_plain=True)

        assert phrase("liegt_an_einer") == "Der Grund ist Ihre Antwort:"

    def test_takes_values(self):
        assert phrase("eingetragen", ort="19370 Parchim") == (
            "Diese Dienste sind für 19370 Parchim eingetragen."
        )

    def test_keeps_amounts_for_the_law_of_the_day(self):
        assert "{entscheidungsfrist.arbeitstage}" in phrase("beantragt")

    def test_prints_braces_in_a_value_as_they_are(self):
        assert "{tag} {0}" in phrase("eingetragen", ort="{tag} {0}")

    def test_an_unknown_sentence_is_an_error(self):
        with pytest.raises(KeyError):
            phrase("gibt_es_nicht")

    def test_both_twins_have_the_same_places(self):
        for wording in content.current().catalogue.phrases.values():
            texts = (wording.text, wording.plain)
            places = [set(re.findall(r"\{([^{}]+)\}", text)) for text in texts]
            assert places[0] == places[1], wording.text


def test_templates_use_every_sentence_and_no_other(app):
    used = {
        key
        for path in TEMPLATES.rglob("*")
        if path.is_file()
        for key in USED.findall(path.read_text(encoding="utf-8"))
    }

    with app.app_context():
        assert used == content.current().catalogue.phrases.keys()


@pytest.mark.usefixtures("request_context")
def test_x13_a_compiled_template_follows_the_switch(app):
    template = app.jinja_env.from_string("{{ phrase('liegt_an_einer') }}")

    ordinary = template.render()
    plain_language.switch(to_plain=True)

    assert (ordinary, template.render()) == (
        "Das liegt an Ihrer Antwort:",
        "Der Grund ist Ihre Antwort:",
    )
