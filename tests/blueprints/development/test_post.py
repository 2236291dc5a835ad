"""Developers see the mails that would have been sent; nobody else has this page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from portal.adapters.mail import FileMailbox
from portal.blueprints.development.post.linking import Piece, lines_of
from tests.factories import pages
from tests.factories.directory import NOW
from tests.factories.mails import make_letter
from tests.support.checked_client import CheckedClient

INDEX = "/entwicklung/post"
LINK = "http://127.0.0.1:8000/konto-bestaetigen/abc"


def send(app: Flask, **changes: str) -> str:
    folder = Path(app.instance_path) / "mail"
    FileMailbox(folder=folder).send(letter=make_letter(**changes), mail_id="0" * 32, written_at=NOW)
    (file,) = folder.iterdir()
    return file.name


@pytest.fixture
def development(make_app: Callable[..., Flask]) -> Flask:
    return make_app(environment="development")


@pytest.fixture
def developer(development: Flask) -> CheckedClient:
    return development.test_client()


class TestIndex:
    def test_says_when_there_is_nothing(self, developer: CheckedClient):
        answer = developer.get(INDEX)

        assert pages.heading(answer) == "Post"
        assert "Noch keine" in pages.main_text(answer)

    def test_lists_mails_and_leads_to_each(self, developer: CheckedClient, development: Flask):
        name = send(development, subject="Bitte bestätigen")

        answer = developer.get(INDEX)

        assert pages.links(pages.tree(answer))["Bitte bestätigen"] == f"{INDEX}/{name}"
        assert "an anna@example.org" in pages.main_text(answer)


class TestShow:
    def test_shows_text_and_source_with_links_that_work(
        self, developer: CheckedClient, development: Flask
    ):
        name = send(
            development,
            subject="Bitte bestätigen",
            text=f"Guten Tag,\n\n{LINK}\n",
            html=f'<p><a href="{LINK}">Bestätigen</a></p><script>alert(1)</script>',
        )

        answer = developer.get(f"{INDEX}/{name}")

        assert pages.heading(answer) == "Bitte bestätigen"
        assert pages.links(pages.tree(answer))[LINK] == LINK
        assert f'<a href="{LINK}">Bestätigen</a>' in pages.main_text(answer)
        assert "<script>alert(1)" not in answer.text

    @pytest.mark.parametrize("name", ["gibt-es-nicht", "..%2Fsecret-key", f"{1:032x}-00000000.eml"])
    def test_nothing_else_in_the_folder_can_be_read(self, developer: CheckedClient, name: str):
        assert developer.get(f"{INDEX}/{name}").status_code == 404


@pytest.mark.parametrize("environment", ["test", "production"])
def test_elsewhere_there_is_no_such_page(make_app: Callable[..., Flask], environment: str):
    url = "https://pflege.example.de"
    app = make_app(
        environment=environment,
        public_url=url,
        operator="Pflege gGmbH, Hauptstraße 1, 19370 Parchim",
        operator_email="info@pflege.example.de",
        argon2_memory_kib=47_104,
    )
    name = send(app)

    for path in (INDEX, f"{INDEX}/", f"{INDEX}/{name}"):
        assert app.test_client().get(path, base_url=url).status_code == 404
    assert not [rule for rule in app.url_map.iter_rules() if "entwicklung" in rule.rule]


class TestLinesOf:
    def test_finds_addresses_and_leaves_what_is_around_them(self):
        assert lines_of(text='a\n<a href="http://b/c">d') == (
            (Piece(text="a", is_link=False),),
            (
                Piece(text='<a href="', is_link=False),
                Piece(text="http://b/c", is_link=True),
                Piece(text='">d', is_link=False),
            ),
        )

    @pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "httpx://a"])
    def test_nothing_else_becomes_a_link(self, text: str):
        assert lines_of(text=text) == ((Piece(text=text, is_link=False),),)
