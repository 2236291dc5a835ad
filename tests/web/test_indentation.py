"""HTML goes out without indentation, line by line the same otherwise."""

import pytest
from jinja2 import DictLoader, Environment

from portal.web import indentation
from tests.support.checked_client import CheckedClient

SOURCE = "<ul>\n  {% for one in (1, 2) %}\n    <li>eins\n\t  zwei</li>\n  {% endfor %}\n</ul>"


@pytest.fixture
def environment() -> Environment:
    environment = Environment(
        loader=DictLoader(dict.fromkeys(("a.html", "a.txt"), SOURCE)),
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
    )
    indentation.register(environment)
    return environment


class TestUnindented:
    def test_html_loses_its_indentation_and_keeps_its_lines(self, environment: Environment):
        text = environment.get_template("a.html").render()

        assert text == "<ul>\n<li>eins\nzwei</li>\n<li>eins\nzwei</li>\n</ul>"

    def test_text_keeps_every_space(self, environment: Environment):
        assert "    <li>eins\n\t  zwei</li>\n" in environment.get_template("a.txt").render()

    def test_what_has_no_name_keeps_every_space(self, environment: Environment):
        assert environment.from_string("\n  a").render() == "\n  a"

    def test_lines_stay_lines_for_messages_to_name(self, environment: Environment):
        source = "<p>\n\n  eins\n \n    {{ zwei }}\n"

        shortened = environment.preprocess(source, name="b.html")

        assert shortened == "<p>\n\neins\n\n{{ zwei }}\n"


def test_no_page_is_indented(client: CheckedClient):
    for path in ("/", "/digitale-beratung/", "/pflege-und-wohnangebote/", "/gibt-es-nicht"):
        assert "\n " not in client.get(path).text
