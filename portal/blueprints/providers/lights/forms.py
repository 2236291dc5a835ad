"""What the page of one light asks for, and the sentences for what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from werkzeug.datastructures import MultiDict

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.availability.reporting import FURTHEST, MOST_PLACES, NewReport, check_report
from portal.queries.own_lights import OwnLight
from portal.values.errors import Invalid
from portal.values.weekday import Weekday
from portal.web.named_problem import NamedProblem
from portal.web.typed_text import shown_again
from portal.web.typed_values import read_day

LIGHT, PLACES, FREE_FROM, WEEKDAY = "ampel", "plaetze", "frei_ab", "tag"
FIELDS: Mapping[str, str] = {
    "kind": LIGHT,
    "light": LIGHT,
    "places": PLACES,
    "free_from": FREE_FROM,
    "weekdays": WEEKDAY,
}
"""By the name of a value the name of its field."""
YEARS = FURTHEST.days // 365
PLACES_WRONG = (
    f"Bitte geben Sie eine Zahl von 1 bis {MOST_PLACES} ein, oder lassen Sie das Feld leer."
)
DAY_WRONG = "Bitte geben Sie einen Tag ein, zum Beispiel 24.12.2026, oder lassen Sie das Feld leer."
SENTENCES: Mapping[tuple[str, str], str] = {
    ("kind", "unknown"): "Diese Art von Platz gibt es hier nicht. Bitte laden Sie die Seite neu.",
    ("light", "missing"): "Bitte wählen Sie, was die Ampel zeigen soll.",
    ("places", "unreadable"): PLACES_WRONG,
    ("places", "range"): PLACES_WRONG,
    ("places", "not_free"): (
        "Eine Zahl freier Plätze passt nur zu „Plätze frei“. Bitte ändern Sie eines von beiden."
    ),
    ("free_from", "unreadable"): DAY_WRONG,
    ("free_from", "past"): "Dieser Tag ist schon vorbei. Bitte wählen Sie heute oder später.",
    ("free_from", "far"): f"Bitte wählen Sie einen Tag in den nächsten {YEARS} Jahren.",
    ("free_from", "unknown_light"): (
        "Ein Tag passt nicht zu „Keine Angabe“. Bitte ändern Sie eines von beiden."
    ),
    ("weekdays", "not_by_day"): "Wochentage gibt es nur bei der Tagespflege.",
}


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed, to be shown again, and what is wrong with it.

    Args:
        report: what was meant; None if something is wrong.
    """

    light: str
    places: str
    free_from: str
    weekdays: frozenset[Weekday]
    report: NewReport | None = None
    problem: NamedProblem | None = None

    @property
    def problems(self) -> tuple[NamedProblem, ...]:
        """Return the lines of the error summary."""
        return (self.problem,) if self.problem else ()

    def problem_of(self, field: str) -> str:
        """Return the sentence for a field, empty if nothing is wrong with it."""
        is_this = self.problem is not None and self.problem.anchor == field
        return self.problem.sentence if is_this and self.problem else ""


def as_stored(*, light: OwnLight) -> Entered:
    """Return the form as it is when nothing was typed yet."""
    report = light.report
    return Entered(
        light=report.light.value,
        places="" if report.places is None else str(report.places),
        free_from="" if report.free_from is None else report.free_from.isoformat(),
        weekdays=light.weekdays,
    )


def read_form(*, form: MultiDict[str, str], kind: KindOfPlace, today: date) -> Entered:
    """Read what was typed about one kind of place."""
    typed = Entered(
        light=form.get(LIGHT, "")[:20],
        places=shown_again(form.get(PLACES, ""), most=20).strip(),
        free_from=shown_again(form.get(FREE_FROM, ""), most=20).strip(),
        weekdays=frozenset(day for day in Weekday if day.value in form.getlist(WEEKDAY)),
    )
    try:
        report = _report(typed, kind)
        check_report(report=report, kinds=(kind,), today=today)
    except Invalid as error:
        return refused(typed, error=error)
    return Entered(typed.light, typed.places, typed.free_from, typed.weekdays, report=report)


def refused(entered: Entered, *, error: Invalid) -> Entered:
    """Return what was typed with the sentence for what is wrong."""
    problem = NamedProblem(FIELDS[error.field], SENTENCES[error.field, error.code])
    return Entered(
        entered.light, entered.places, entered.free_from, entered.weekdays, problem=problem
    )


def read_tap(*, form: MultiDict[str, str]) -> Light | None:
    """Return the light whose button was pressed; None for anything else."""
    typed = form.get(LIGHT, "")
    return Light(typed) if typed in set(Light) else None


def tapped(*, light: Light, before: OwnLight, today: date) -> NewReport:
    """Return the report of a tap: the same light keeps what was said, another begins anew.

    A day that has passed is left out: the place is free by now, or it is not.
    """
    report = before.report
    if report.light is not light:
        return NewReport(report.kind, light, weekdays=before.weekdays)
    coming = report.free_from if report.free_from and report.free_from >= today else None
    return NewReport(report.kind, light, report.places, coming, before.weekdays)


def _report(typed: Entered, kind: KindOfPlace) -> NewReport:
    if typed.light not in set(Light):
        raise Invalid("light", "missing")
    return NewReport(
        kind=kind,
        light=Light(typed.light),
        places=_places(typed.places),
        free_from=_day(typed.free_from),
        weekdays=typed.weekdays,
    )


def _places(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(MOST_PLACES)):
        raise Invalid("places", "unreadable")
    return int(text)


def _day(text: str) -> date | None:
    if not text:
        return None
    day = read_day(text)
    if day is None:
        raise Invalid("free_from", "unreadable")
    return day
