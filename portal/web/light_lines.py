"""The lights of a facility as lines of a page."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from portal.domain.availability.light import KindOfPlace, Light, Report, Shown, shown
from portal.queries.own_lights import Lit
from portal.values.weekday import Weekday
from portal.web import clock
from portal.web.filters import LIGHT_WORDS, german_date
from portal.web.result_words import KIND_WORDS


class Line(NamedTuple):
    """One light as a page of its provider shows it.

    Args:
        lapsed: what was reported so long ago that the lamp does not say it any more; empty if
            the lamp says what was reported. Confirming lets it count again.
    """

    facility_id: int
    kind: KindOfPlace
    words: str
    light: Light
    lamp: Shown
    weekdays: tuple[Weekday, ...] = ()
    lapsed: str = ""

    @property
    def anchor(self) -> str:
        """Return the id of the line on the page."""
        return f"a{self.facility_id}-{self.kind}"


def lines_of(lit: Lit) -> tuple[Line, ...]:
    """Return the lights of a facility, one line each."""
    today = clock.today()
    return tuple([_line(lit.id, one.report, one.weekdays, today) for one in lit.lights])


def line_of(facility_id: int, report: Report, weekdays: Collection[Weekday] = ()) -> Line:
    """Return one report as it counts today, with the days of the week to which it is limited."""
    return _line(facility_id, report, weekdays, clock.today())


def _line(facility_id: int, report: Report, weekdays: Collection[Weekday], today: date) -> Line:
    lamp = shown(report=report, today=today)
    days = tuple(day for day in Weekday if day in weekdays) if weekdays else ()
    lapsed = _lapsed_words(report) if lamp.light is not report.light else ""
    words = KIND_WORDS[report.kind]
    return Line(facility_id, report.kind, words, report.light, lamp, days, lapsed)


def _lapsed_words(report: Report) -> str:
    """Return what was reported and when: "am 2. März 2026: Plätze frei (2), ab 1. April 2026"."""
    when = f"am {german_date(report.confirmed_on)}: " if report.confirmed_on else ""
    places = f" ({report.places})" if report.places else ""
    since = f", ab {german_date(report.free_from)}" if report.free_from else ""
    return f"{when}{LIGHT_WORDS[report.light]}{places}{since}"
