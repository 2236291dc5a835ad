"""Who is assessed, and on which day: the first page of the calculator."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from flask import Response

from portal.blueprints.seekers.pflegegrad import sealing
from portal.blueprints.seekers.robin import session as robin
from portal.domain.pflegegrad.answer_sheet import AnswerSheet
from portal.law.parameters import NotInForce
from portal.law.pflegegrad.instrument import Instrument
from portal.law.pflegegrad.person import PersonClass, classify_age, count_completed_months
from portal.values.errors import Invalid
from portal.web import clock, content
from portal.web.filters import german_date
from portal.web.pages import page
from portal.web.typed_text import shown_again
from portal.web.typed_values import read_day

TEMPLATE = "seekers/pflegegrad/start.html"
FARTHEST = timedelta(days=365)
OLDEST_YEARS = 130
FIELDS = ("person", "geburtsdatum", "tag")
PERSONS = (
    (PersonClass.ADULT, "Person ab 11 Jahren", "auch alle Erwachsenen"),
    (PersonClass.CHILD, "Kind von 18 Monaten bis unter 11 Jahren", "bitte auch das Geburtsdatum"),
    (PersonClass.BABY, "Kind bis 18 Monate", "es gibt nur wenige Fragen"),
)


def show_start(
    *,
    sheet: AnswerSheet | None = None,
    typed: Mapping[str, str] | None = None,
    problems: tuple[tuple[str, str], ...] = (),
    is_lost: bool = False,
    is_gone: bool = False,
) -> Response:
    """Show the first page, with what is known or was typed, and what is wrong with it."""
    if typed is None:
        typed = {
            "person": str(sheet.kind or "") if sheet else "",
            "geburtsdatum": sheet.born_on.isoformat() if sheet and sheet.born_on else "",
            "tag": (sheet.assessed_on if sheet else clock.today()).isoformat(),
        }
    kept = len(sheet.answers) if sheet else 0
    sentences = {name: _say(code) for name, code in problems}
    return page(
        TEMPLATE,
        status=410 if is_gone else 422 if problems or is_lost else 200,
        persons=PERSONS,
        typed={name: shown_again(typed.get(name, "")) for name in FIELDS},
        problems=tuple({"anchor": name, "sentence": one} for name, one in sentences.items()),
        errors=dict.fromkeys(FIELDS, "") | sentences,
        sealed=sealing.seal(sheet=sheet) if sheet and kept else "",
        kept=kept,
        is_lost=is_lost,
        is_gone=is_gone,
        robin_waits=robin.key() is not None,
    )


def _say(code: str) -> str:
    """Return the sentence of that code, with the first day that has rules."""
    current = content.current()
    first = current.instruments.versions[0].valid_from
    return current.explanations.sentences[code].format(erster_tag=german_date(first))


def take_person(
    *, sheet: AnswerSheet, form: Mapping[str, str]
) -> tuple[AnswerSheet, tuple[tuple[str, str], ...]]:
    """Return the sheet with the person of the form, and what is wrong with the form."""
    problems: list[tuple[str, str]] = []
    born_on = _read_date(form, "geburtsdatum", "no_date", problems)
    day = _read_date(form, "tag", "no_day", problems)
    kind = None
    with suppress(ValueError):
        kind = PersonClass(form.get("person", ""))
    if day is None and not problems:
        problems.append(("tag", "no_day"))
    if problems or day is None:
        return sheet, tuple(problems)
    code = _fault(kind, born_on, day)
    if code:
        return sheet, (code,)
    return replace(sheet, assessed_on=day, kind=kind, born_on=born_on), ()


def _fault(kind: PersonClass | None, born_on: date | None, day: date) -> tuple[str, str] | None:
    """Return the field and code of the first thing that does not fit together."""
    if day > clock.today() + FARTHEST:
        return "tag", "too_late"
    try:
        instrument = content.current().instruments.at(day=day)
    except NotInForce:
        return "tag", "too_early"
    if born_on is None:
        if kind is PersonClass.CHILD:
            return "geburtsdatum", "child_without_birth"
        return None if kind else ("person", "person")
    return _fault_of_birth(kind, born_on, day, instrument)


def _fault_of_birth(
    kind: PersonClass | None, born_on: date, day: date, instrument: Instrument
) -> tuple[str, str] | None:
    try:
        months = count_completed_months(born_on=born_on, on=day)
    except Invalid:
        return "geburtsdatum", "born_later"
    by_age = classify_age(age_months=months, instrument=instrument)
    if kind not in {None, by_age}:
        return "geburtsdatum", "contradiction"
    return None if day.year - born_on.year <= OLDEST_YEARS else ("geburtsdatum", "no_date")


def _read_date(
    form: Mapping[str, str], name: str, code: str, problems: list[tuple[str, str]]
) -> date | None:
    """Read "2026-12-24" or "24.12.2026"; None without text."""
    text = form.get(name, "").strip()
    if not text:
        return None
    day = read_day(text)
    if day is None:
        problems.append((name, code))
    return day
