"""Mails are rendered twice from one set of values, and name the portal by its settings."""

from pathlib import Path

import pytest
from flask import Flask
from jinja2 import DictLoader, UndefinedError

from portal.values.letter import HeaderInvalid, Letter
from portal.web import letters
from portal.web.letters import compose

FOLDER = Path(letters.__file__).parent.parent / "templates" / "emails"
MOST_COLUMNS = 75
TEMPLATES = {
    "emails/neu.txt": "{% extends 'layouts/letter.txt' %}\n{% block main %}\n{{ word }}\n"
    "{{ site.public_url }}{{ url_for('public.home.show') }}\n{% endblock %}\n",
    "emails/neu.html": "{% extends 'layouts/letter.html' %}\n{% block main %}\n<p>{{ word }}</p>\n"
    "{% endblock %}\n",
}


@pytest.fixture
def site(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Return an app with one more mail."""
    own = DictLoader(TEMPLATES)
    given = app.jinja_env.loader

    class Both(DictLoader):
        def get_source(self, environment, template):
            loader = own if template in TEMPLATES else given
            return loader.get_source(environment, template)

    monkeypatch.setattr(app.jinja_env, "loader", Both({}))
    return app


def a_letter(word: str = "Guten Morgen", recipient: str = "anna@example.org") -> Letter:
    return compose(
        "neu",
        sender="do-not-reply@mitpflegeleben.de",
        recipient=recipient,
        subject="Neues von uns",
        word=word,
    )


def test_every_mail_has_its_text_and_its_html():
    texts, pages = ({file.stem for file in FOLDER.glob(f"*.{end}")} for end in ("txt", "html"))

    assert texts == pages
    assert "probe" in texts


def test_every_text_is_wrapped():
    lines = [line for file in FOLDER.glob("*.txt") for line in file.read_text().splitlines()]

    assert len(lines) > 100
    assert [line for line in lines if len(line) > MOST_COLUMNS and "url_for" not in line] == []


class TestCompose:
    def test_gives_text_and_html_with_greeting_and_sender(self, site: Flask):
        with site.app_context():
            letter = a_letter()

        assert letter.text.startswith("Guten Tag,\n\nGuten Morgen\nhttp://127.0.0.1:8000/\n\nMit ")
        assert letter.text.endswith("erfundenen Betreiber.\n")
        assert "<title>Neues von uns</title>" in letter.html
        assert "<p>Guten Tag,</p>\n<p>Guten Morgen</p>\n<p>Mit" in letter.html
        assert letter.sender == "do-not-reply@mitpflegeleben.de"

    def test_only_html_is_escaped(self, site: Flask):
        with site.app_context():
            letter = a_letter("<b>Sie & {{ 7*7 }}</b>")

        assert "\n<b>Sie & {{ 7*7 }}</b>\n" in letter.text
        assert "<p>&lt;b&gt;Sie &amp; {{ 7*7 }}&lt;/b&gt;</p>" in letter.html

    def test_links_never_come_from_the_request(self, site: Flask):
        with site.test_request_context(base_url="http://evil.example"):
            letter = a_letter()

        assert "evil" not in letter.text + letter.html
        assert "http://127.0.0.1:8000/" in letter.text

    def test_a11_the_layout_adds_no_link_of_its_own(self, site: Flask):
        with site.app_context():
            letter = a_letter()

        assert letter.text.count("http") == 1
        assert "href" not in letter.html.replace('href="mailto:', "")

    def test_loads_nothing_foreign(self, site: Flask):
        with site.app_context():
            html = a_letter().html

        assert "src=" not in html
        assert "<link" not in html
        assert "url(" not in html
        assert "<script" not in html

    def test_a_missing_value_is_an_error(self, site: Flask):
        with site.app_context(), pytest.raises(UndefinedError):
            compose("neu", sender="a@b.de", recipient="c@d.de", subject="x")

    def test_a_line_break_in_the_address_is_refused(self, site: Flask):
        with site.app_context(), pytest.raises(HeaderInvalid):
            a_letter(recipient="anna@example.org\r\nBcc: x@example.org")
