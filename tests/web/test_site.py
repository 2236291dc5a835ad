"""Views and templates know the site they belong to."""

from collections.abc import Callable

import pytest
from flask import Flask, render_template_string

from portal.config import DEMO_OPERATOR
from portal.web import site


class TestSite:
    def test_is_the_one_of_the_settings(self, make_app: Callable[..., Flask]):
        app = make_app(
            portal_name="Pflege Parchim",
            operator="Pflege gGmbH",
            public_url="https://a.example.de/",
            pdf_wait_seconds=7,
        )

        with app.app_context():
            current = site.current()

        assert current.name == "Pflege Parchim"
        assert current.public_url == "https://a.example.de"
        assert current.pdf_wait_seconds == 7
        assert not current.is_demo

    @pytest.mark.parametrize(("operator", "demo"), [(DEMO_OPERATOR, True), ("Pflege gGmbH", False)])
    def test_says_whether_it_is_the_demo(
        self, make_app: Callable[..., Flask], operator: str, demo: object
    ):
        app = make_app(operator=operator)

        with app.app_context():
            assert site.current().is_demo is demo
        assert ("Vorführung" in app.test_client().get("/").text) is demo

    def test_templates_know_it_and_escape_it(self, make_app: Callable[..., Flask]):
        app = make_app(portal_name="<b>Pflege</b>")

        with app.test_request_context():
            text = render_template_string("{{ site.name }}")

        assert text == "&lt;b&gt;Pflege&lt;/b&gt;"

    def test_cannot_be_changed(self, app: Flask):
        with app.app_context(), pytest.raises(AttributeError):
            site.current().name = "x"
