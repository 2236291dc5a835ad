"""One template gives page and fragment; the client chooses only from what the view names."""

import pytest
from flask import Flask
from jinja2 import ChoiceLoader, DictLoader

from portal.web.pages import page
from tests.support.checked_client import CheckedClient
from tests.support.htmx import assert_swap_equals_reload, headers_for
from tests.web.conftest import AddView

TEMPLATE = """{% extends layout %}
{% block title %}Probe{% endblock %}
{% block main %}<h1>Probe</h1>
{% block results %}<section id="results"><p>{{ word }}</p></section>{% endblock %}
{% block secret %}<section id="secret"><p>geheim</p></section>{% endblock %}
{% endblock %}"""
FRAGMENT = '<section id="results"><p>Wort</p></section>'


@pytest.fixture
def site(app: Flask, add_view: AddView) -> CheckedClient:
    loader = ChoiceLoader([DictLoader({"probe.html": TEMPLATE}), app.jinja_env.loader])
    app.jinja_env.loader = loader
    add_view("/probe", lambda: page("probe.html", fragments=("results",), word="Wort"))
    add_view("/ganz", lambda: page("probe.html", status=422, word="Wort"))
    return app.test_client()


class TestPage:
    def test_gives_the_whole_page(self, site: CheckedClient):
        answer = site.get("/probe")

        assert answer.status_code == 200
        assert answer.text.startswith("<!doctype html>")
        assert FRAGMENT in answer.text

    def test_gives_the_fragment_that_htmx_asks_for(self, site: CheckedClient):
        assert site.get("/probe", headers=headers_for(target="results")).text.strip() == FRAGMENT

    def test_page_and_swap_equal_the_page_reloaded(self, site: CheckedClient):
        assert_swap_equals_reload(site, page="/probe", target="results", address="/probe")

    @pytest.mark.parametrize(
        "headers",
        [
            headers_for(target="secret"),
            headers_for(target="main"),
            headers_for(target="title"),
            headers_for(target="fehlt"),
            headers_for(target=""),
            {"HX-Request": "true"},
            {"HX-Target": "results"},
            headers_for(target="results") | {"HX-Boosted": "true"},
            headers_for(target="results") | {"HX-History-Restore-Request": "true"},
        ],
    )
    def test_gives_the_whole_page_to_everybody_else(
        self, site: CheckedClient, headers: dict[str, str]
    ):
        assert site.get("/probe", headers=headers).text.startswith("<!doctype html>")

    def test_a_view_without_fragments_gives_none(self, site: CheckedClient):
        answer = site.get("/ganz", headers=headers_for(target="results"))

        assert answer.text.startswith("<!doctype html>")
        assert answer.status_code == 422
        assert "HX-Request" not in answer.headers.get("Vary", "")

    @pytest.mark.parametrize("headers", [{}, headers_for(target="results")])
    def test_varies_by_what_chooses(self, site: CheckedClient, headers: dict[str, str]):
        varies = site.get("/probe", headers=headers).headers["Vary"]

        assert {"HX-Request", "HX-Target"} <= {name.strip() for name in varies.split(",")}
