"""The lights as HTML: frames hold nothing of whoever they were filled for before."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.blueprints.providers.lights.drawing import Around, drawn_houses, drawn_light
from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.queries.own_lights import Lit, OwnLight
from portal.web import clock
from portal.web.frames import STAND_IN
from portal.web.light_lines import line_of
from tests.factories.directory import NOW, TODAY

FREE = Report(KindOfPlace.DAUERPFLEGE, Light.FREI, TODAY, 2, TODAY + timedelta(days=1))
FIRST, SECOND = Around("<i>first</i>", ""), Around("<i>second</i>", "?seite=2")


@pytest.fixture(autouse=True)
def frozen(app: Flask):
    with app.test_request_context(), clock.freeze(NOW):
        yield


def house(**other: object) -> Lit:
    values = {"id": 7, "name": "Haus", "town": "50667 Köln", "is_published": True}
    lights = (OwnLight(FREE, frozenset()),)
    return Lit(**(values | {"accepts_inquiries": True, "lights": lights} | other))


def test_the_fields_of_one_answer_are_not_those_of_the_next():
    first, second = (drawn_houses([house()], common=common) for common in (FIRST, SECOND))

    assert (first.count("first"), first.count("second")) == (2, 0)
    assert (second.count("first"), second.count("second")) == (0, 2)


def test_one_facility_is_not_the_next():
    first, second = (drawn_houses([house(id=number)], common=FIRST) for number in (7, 8))

    assert "/anbieter/verfuegbarkeit/7/dauerpflege/ampel" in first
    assert second == first.replace("/7/", "/8/").replace("h7", "h8").replace("a7-", "a8-")
    assert str(STAND_IN) not in first


def test_names_are_text():
    html = drawn_houses([house(name="<b>A & B</b>", town="<i>")], common=FIRST)

    assert html.count("&lt;b&gt;A &amp; B&lt;/b&gt;") == 2
    assert "&lt;i&gt;" in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("is_published", "accepts_inquiries", "about"),
    [
        (True, True, "50667 Köln"),
        (False, True, "50667 Köln, nicht öffentlich"),
        (True, False, "50667 Köln, keine Anfragen gewünscht"),
    ],
)
def test_a_house_says_what_keeps_families_away(
    *, is_published: bool, accepts_inquiries: bool, about: str
):
    one = house(is_published=is_published, accepts_inquiries=accepts_inquiries)

    assert f'<p class="muted">{about}</p>' in drawn_houses([one], common=FIRST)


def test_a_light_says_all_of_its_report():
    html = drawn_light(line_of(7, FREE), common=SECOND)

    assert '<p class="lamp frei"><span>' in html
    assert "<strong>Plätze frei</strong> (2), ab 3. März 2026, heute bestätigt</span>" in html
    assert '<a href="/anbieter/verfuegbarkeit/7/dauerpflege?seite=2">Dauerpflege</a>' in html
    assert html.count('aria-pressed="true"') == 1


@pytest.mark.parametrize(
    ("days", "lamp", "said"),
    [
        (15, "lamp frei pale", "(2), seit 15 Tagen nicht bestätigt</span>"),
        (31, "lamp unbekannt pale", "Zuletzt gemeldet am 30. Januar 2026: Plätze frei (2)."),
    ],
)
def test_an_old_light_says_so(days: int, lamp: str, said: str):
    report = FREE._replace(confirmed_on=TODAY - timedelta(days=days), free_from=None)

    html = drawn_light(line_of(7, report), common=FIRST)

    assert f'class="{lamp}"' in html
    assert said in html
