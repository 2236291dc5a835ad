"""The lights of a facility as lines of a page."""

from collections.abc import Collection
from dataclasses import dataclass

from portal.domain.availability.light import KindOfPlace, Light, Report, Shown, shown
from portal.queries.own_lights import Lit
from portal.values.weekday import Weekday
from portal.web import clock
from portal.web.result_words import KIND_WORDS


@dataclass(frozen=True, slots=True)
class Line:
    """One light as a page shows it."""

    facility_id: int
    kind: KindOfPlace
    words: str
    light: Light
    lamp: Shown
    weekdays: tuple[Weekday, ...] = ()

    @property
    def anchor(self) -> str:
        """Return the id of the line on the page."""
        return f"a{self.facility_id}-{self.kind.value}"


def lines_of(lit: Lit) -> tuple[Line, ...]:
    """Return the lights of a facility, one line each."""
    return tuple(line_of(lit.id, one.report, one.weekdays) for one in lit.lights)


def line_of(facility_id: int, report: Report, weekdays: Collection[Weekday] = ()) -> Line:
    """Return one report as it counts today, with the days of the week to which it is limited."""
    lamp = shown(report=report, today=clock.today())
    days = tuple(day for day in Weekday if day in weekdays)
    return Line(facility_id, report.kind, KIND_WORDS[report.kind], report.light, lamp, days)
