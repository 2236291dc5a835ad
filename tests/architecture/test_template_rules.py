"""Every template keeps the house rules, and each rule can fail."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.architecture import sources, template_rules
from tests.architecture.sources import Source

ALONE = (
    template_rules.component_has_its_name,
    template_rules.imports_are_used,
    template_rules.quotes_are_german,
)


def templates() -> Iterator[Source]:
    return sources.below("portal/templates", ".html")


def template(name: str, text: str = "") -> Source:
    return Source(f"portal/templates/{name}", text)


@pytest.mark.parametrize("rule", ALONE, ids=lambda rule: rule.__name__)
def test_every_template_keeps_the_rule(rule):
    assert [text for source in templates() for text in rule(source)] == []


def test_every_page_is_named_like_its_endpoint(make_app: Callable[..., Flask]):
    endpoints = make_app(environment="development").view_functions.keys()

    assert [
        text
        for source in templates()
        for text in template_rules.is_named_like_its_endpoint(source, endpoints)
    ] == []


def test_every_template_is_used():
    code = tuple(sources.python("portal"))

    assert list(template_rules.unused(tuple(templates()), code)) == []


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    [
        ("component_has_its_name", "components/lamp.html", "{% macro light() %}{% endmacro %}"),
        ("component_has_its_name", "components/lamp.html", "<p>Licht</p>"),
        (
            "component_has_its_name",
            "components/lamp.html",
            "{% macro lamp() %}{% endmacro %}{% macro two() %}{% endmacro %}",
        ),
        ("imports_are_used", "a/b/c.html", '{% from "components/lamp.html" import lamp %}'),
        ("imports_are_used", "a/b/c.html", '{% from "x.html" import a as b %}{{ a() }}'),
        ("imports_are_used", "a/b/c.html", '{% from "x.html" import a with context %}{{ a() }}'),
        ("imports_are_used", "a/b/c.html", '{% include "x.html" %}'),
        ("quotes_are_german", "a/b/c.html", '<p class="a">Das "Paket"</p>'),
    ],
)
def test_a_breach_is_found(rule: str, name: str, text: str):
    assert list(getattr(template_rules, rule)(template(name, text)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("components/lamp.html", "{% macro lamp() %}{% endmacro %}{% macro _a() %}{% endmacro %}"),
        ("a/b/c.html", '{% from "components/lamp.html" import lamp %}{{ lamp(a="b") }}'),
        ("a/b/c.html", '<p class="a{% if b %} c{% endif %}">Das „Paket“ {{ "x" }}</p>'),
        ("a/b/c.html", '<style>a{content:"x"}</style>'),
    ],
)
def test_good_templates_pass(name: str, text: str):
    assert [one for rule in ALONE for one in rule(template(name, text))] == []


class TestIsNamedLikeItsEndpoint:
    @pytest.mark.parametrize("name", ["seekers/robin/show.html", "layouts/base.html"])
    def test_accepts_endpoints_and_shared_folders(self, name: str):
        found = template_rules.is_named_like_its_endpoint(template(name), {"seekers.robin.show"})

        assert list(found) == []

    def test_finds_another_name(self):
        found = template_rules.is_named_like_its_endpoint(
            template("seekers/robin/view.html"), {"seekers.robin.show"}
        )

        assert list(found)


class TestUnused:
    CODE = (Source("portal/web/a.py", 'page("a/b/c.html")\npage(f"errors/{code}.html")'),)

    @pytest.mark.parametrize("name", ["a/b/c.html", "errors/404.html"])
    def test_accepts_what_code_names(self, name: str):
        assert list(template_rules.unused((template(name),), self.CODE)) == []

    def test_accepts_what_a_template_names(self):
        both = (
            template("a/b/c.html", '{% extends "layouts/x.html" %}'),
            template("layouts/x.html"),
        )

        assert list(template_rules.unused(both, self.CODE)) == []

    @pytest.mark.parametrize("name", ["a/b/d.html", "layouts/x.html", "errors/a/b.html"])
    def test_finds_what_nobody_names(self, name: str):
        assert list(template_rules.unused((template(name),), self.CODE))
