"""Lights as lines of a page."""

from datetime import timedelta

import pytest

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.values.weekday import Weekday
from portal.web import clock
from portal.web.light_lines import line_of
from tests.factories.directory import NOW, TODAY

DAUER = KindOfPlace.DAUERPFLEGE


def test_line_of_says_what_the_light_shows_today():
    old = Report(KindOfPlace.DAUERPFLEGE, Light.FREI, TODAY - timedelta(days=20), places=2)

    with clock.freeze(NOW):
        line = line_of(7, old)

    assert (line.anchor, line.words) == ("a7-dauerpflege", "Dauerpflege")
    assert (line.light, line.lamp.is_confirmed) == (Light.FREI, False)


def test_line_of_names_the_days_in_the_order_of_the_week():
    report = Report(KindOfPlace.TAGESPFLEGE, Light.FREI, TODAY)

    with clock.freeze(NOW):
        line = line_of(7, report, {Weekday.DO, Weekday.MO})

    assert line.weekdays == (Weekday.MO, Weekday.DO)


@pytest.mark.parametrize(
    ("report", "lapsed"),
    [
        (Report(DAUER, Light.FREI, TODAY - timedelta(days=30), places=2), ""),
        (
            Report(DAUER, Light.FREI, TODAY - timedelta(days=31), 2, TODAY),
            "am 30. Januar 2026: Plätze frei (2), ab 2. März 2026",
        ),
        (Report(DAUER, Light.BELEGT), "Belegt"),
        (Report(DAUER, Light.UNBEKANNT, TODAY), ""),
    ],
)
def test_x02_line_of_says_what_would_count_again(report: Report, lapsed: str):
    with clock.freeze(NOW):
        assert line_of(7, report).lapsed == lapsed
