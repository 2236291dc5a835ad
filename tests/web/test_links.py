"""Links in templates are those that Flask would build."""

import pytest
from flask import Flask, render_template_string, url_for
from werkzeug.routing import BuildError

from portal.domain.matching.category import Category
from portal.web.links import Links

VALUES = {
    "category": "wohnen",
    "section": "allgemein",
    "shelf": "bilder",
    "facility_id": 7,
    "fingerprint": "0a",
    "name": "css/a b.css",
    "page_key": "s04",
    "page_number": 2,
    "part": 3,
    "slug": "beratung",
    "step": "annehmen",
}


@pytest.mark.parametrize(
    "further",
    [
        {},
        {"ort": "13599 Berlin & Umland", "seite": 2, "leer": None},
        {"leistung": ("tag", "nacht"), "stichwort": "Köln?/a+b=„c“ d;e'(*)!$,:@~%\x00", "a_b": ""},
        {"leistung": ["tag", None], "art": Category.WOHNEN},
    ],
)
def test_every_link_is_that_of_flask(app: Flask, further: dict[str, object]):
    links = Links(app)

    for rule in app.url_map.iter_rules():
        values = {name: VALUES.get(name, 1) for name in rule.arguments} | further
        with app.test_request_context():
            assert links(rule.endpoint, **values) == url_for(rule.endpoint, **values)


@pytest.mark.parametrize(
    ("endpoint", "values"),
    [
        ("seekers.fehlt", {}),
        ("seekers.directory.show", {}),
        ("seekers.directory.show", {"facility_id": None}),
        ("seekers.directory.show", {"facility_id": "sieben"}),
        ("seekers.directory.show", {"facility_id": 7, "_anchor": "lage"}),
        ("public.home.show", {"_external": True}),
        ("public.home.show", {"_number": 7}),
        ("public.pages.show", {"slug": "gibt-es-nicht"}),
    ],
)
def test_a_link_that_leads_nowhere_is_an_error(
    app: Flask, endpoint: str, values: dict[str, object]
):
    with pytest.raises((BuildError, ValueError)):
        Links(app)(endpoint, **values)


@pytest.mark.parametrize(
    ("endpoint", "values", "path"),
    [
        ("public.home.show", {}, "/"),
        ("public.pages.show", {"slug": "beratung"}, "/beratung"),
        ("seekers.directory.show", {"facility_id": 7}, "/pflege-und-wohnangebote/7"),
        ("seekers.directory.index", {"seite": 2}, "/pflege-und-wohnangebote/?seite=2"),
        ("seekers.directory.index", {"seite": None}, "/pflege-und-wohnangebote/"),
    ],
)
def test_a_link_is_the_same_each_time(
    app: Flask, endpoint: str, values: dict[str, object], path: str
):
    links = Links(app)

    assert [links(endpoint, **values) for _ in range(3)] == [path] * 3


def test_links_with_different_numbers_differ(app: Flask):
    links = Links(app)

    paths = [links("seekers.directory.show", facility_id=number) for number in (7, 12, 0)]

    assert [path.rpartition("/")[2] for path in paths] == ["7", "12", "0"]


def test_templates_build_links_with_it(app: Flask):
    with app.test_request_context():
        text = render_template_string("{{ url_for('seekers.directory.show', facility_id=7) }}")

    assert text == "/pflege-und-wohnangebote/7"
