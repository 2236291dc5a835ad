"""Templates see the globals, also those that are added later, and nothing that is missing."""

import pytest
from flask import Flask, render_template_string
from jinja2 import UndefinedError

from portal.web import templating


@pytest.fixture
def probe() -> Flask:
    app = Flask("probe")
    templating.prepare(app)
    return app


def test_a_missing_value_is_an_error(probe: Flask):
    with probe.test_request_context(), pytest.raises(UndefinedError):
        render_template_string("{{ fehlt }}")


def test_globals_are_found_also_when_added_later(probe: Flask):
    template = probe.jinja_env.from_string("{{ wort }}")

    probe.jinja_env.globals["wort"] = "ja"

    assert template.render() == "ja"


def test_globals_of_one_template_are_its_own(probe: Flask):
    template = probe.jinja_env.from_string("{{ wort }}", globals={"wort": "ja"})

    assert template.render() == "ja"
    assert "wort" not in probe.jinja_env.globals


def test_lines_of_tags_leave_no_trace(probe: Flask):
    assert probe.jinja_env.from_string("  {% if true %}\na\n  {% endif %}\n").render() == "a\n"
