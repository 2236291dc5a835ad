"""Determine a Pflegegrad from a JSON document, for other programs and for checks by hand."""

import json
import re
from codecs import BOM_UTF8
from datetime import date
from decimal import Decimal
from typing import Annotated, BinaryIO

import click

from portal.cli.law_options import OneLineCommand, print_json, refuse
from portal.law.parameters import NotInForce
from portal.law.pflegegrad.assessment import (
    Assessment,
    Frequency,
    check_assessment,
    count_open_as_zero,
)
from portal.law.pflegegrad.ermittlung import determine_pflegegrad
from portal.law.pflegegrad.finding import PflegegradFinding
from portal.law.pflegegrad.grad import Distance
from portal.law.pflegegrad.instrument import Instrument
from portal.law.pflegegrad.loading import load_instruments
from portal.law.pflegegrad.person import PersonClass, identify_person
from portal.law.pflegegrad.schritte import Step
from portal.values.errors import Invalid
from portal.values.shape import Prepared, Shape, ShapeBroken

WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Json = dict[str, object]


def _written_out(day: object) -> object:
    """Read a date as people write it; Python would take other forms, too."""
    if not isinstance(day, str):
        return day
    if not WRITTEN_DAY.fullmatch(day):
        raise ValueError("no date such as 2026-11-22")
    return date.fromisoformat(day)


Day = Annotated[date, Prepared(_written_out)]


class FrequencyInput(Shape):
    """How often something is done; what is not named counts as never."""

    tag: int | None = None
    woche: int | None = None
    monat: int | None = None


class GradeInput(Shape):
    """The document on standard input; null is the same as not named.

    Only `special_constellation` differs: not named means false, null that nobody has answered.
    """

    assessed_on: Day
    born_on: Day | None = None
    person: PersonClass | None = None
    age_months: int | None = None
    levels: dict[str, int | None] | None = None
    frequencies: dict[str, FrequencyInput | None] | None = None
    continence_urine: int | None = None
    continence_stool: int | None = None
    feeding_problem_baby: bool | None = None
    special_constellation: bool | None = False
    partial: bool | None = None


@click.command("grade", cls=OneLineCommand)
@click.option(
    "--json",
    "source",
    type=click.File("rb"),
    required=True,
    help="The assessment as JSON; - reads standard input.",
)
def grade_command(source: BinaryIO) -> None:
    """Print the Pflegegrad of an assessment with every step of the calculation.

    Bad input ends with exit code 2 and one line on standard error that names the field.
    """
    try:
        given = _read(source.read())
        instrument = load_instruments().at(day=given.assessed_on)
        finding = determine_pflegegrad(
            assessment=_to_assessment(given, instrument), instrument=instrument
        )
    except NotInForce:
        refuse("assessed_on: not_in_force")
    except Invalid as error:
        refuse(f"{error.field}: {error.code}")
    else:
        print_json(_to_json(finding, given.assessed_on))


def _read(content: bytes) -> GradeInput:
    """Check the shape of the document; a mark of the byte order before it is let pass.

    Raises:
        Invalid: names the field, "json" if it is no JSON at all.
    """
    content = content.removeprefix(BOM_UTF8)
    try:
        document = json.loads(content.decode(), object_pairs_hook=_without_doubles)
        return GradeInput.read(content=document)
    except ShapeBroken as error:
        raise Invalid(error.path or "json", error.problem) from error
    except (ValueError, RecursionError) as error:
        raise Invalid("json", " ".join(str(error).split())) from error


def _without_doubles(pairs: list[tuple[str, object]]) -> Json:
    content = dict(pairs)
    if len(content) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise Invalid(double, "stands here twice")
    return content


def _to_assessment(given: GradeInput, instrument: Instrument) -> Assessment:
    """Return the assessment; without `partial`, what is not named counts as zero.

    Raises:
        Invalid: an answer that does not exist, or a person without class and age.
    """
    assessment = Assessment(
        person=identify_person(
            kind=given.person,
            born_on=given.born_on,
            age_months=given.age_months,
            on=given.assessed_on,
            instrument=instrument,
        ),
        levels={key: one for key, one in (given.levels or {}).items() if one is not None},
        frequencies={
            key: Frequency(tag=one.tag or 0, woche=one.woche or 0, monat=one.monat or 0)
            for key, one in (given.frequencies or {}).items()
            if one is not None
        },
        continence_urine=given.continence_urine,
        continence_stool=given.continence_stool,
        feeding_problem_baby=given.feeding_problem_baby,
        special_constellation=given.special_constellation,
    )
    if given.partial:
        return assessment
    check_assessment(assessment=assessment, instrument=instrument)
    return count_open_as_zero(assessment=assessment, instrument=instrument)


def _to_json(finding: PflegegradFinding, assessed_on: date) -> Json:
    instrument = finding.instrument
    return {
        "assessed_on": assessed_on.isoformat(),
        "person": finding.assessment.person.kind.value,
        "age_months": finding.assessment.person.age_months,
        "raw": [one.raw for one in finding.modules],
        "range": [one.punktbereich for one in finding.modules],
        "weighted": [_number(one.weighted) for one in finding.modules],
        "counted_module": finding.counted_module,
        "tie": finding.is_tie,
        "total": _number(finding.total),
        "grade": finding.grade,
        "grade_from_points": finding.grade_from_points,
        "special_constellation": finding.assessment.special_constellation,
        "possible_grades": list(finding.possible_grades),
        "possible_grades_from_points": list(finding.possible_grades_from_points),
        "possible_totals": [_number(one) for one in finding.possible_totals],
        "complete": finding.is_complete,
        "open": list(finding.missing),
        "ignored": list(finding.ignored),
        "above": _distance(finding.above),
        "below": _distance(finding.below),
        "steps": [_step(one) for one in finding.steps],
        "reasons": [{"code": one.code, "norm": str(one.citation)} for one in finding.reasons],
        "law_from": instrument.valid_from.isoformat(),
    }


def _distance(distance: Distance | None) -> Json | None:
    if distance is None:
        return None
    return {
        "grade": distance.grade,
        "threshold": _number(distance.threshold),
        "points": _number(distance.points),
    }


def _step(step: Step) -> Json:
    return {
        "inputs": list(step.inputs),
        "per": step.takt,
        "change": step.change,
        "before": step.before,
        "after": step.after,
        "total": _number(step.outcome.total),
        "grade": step.outcome.grade,
    }


def _number(value: Decimal | None) -> object:
    """Return the JSON number with the same digits."""
    return None if value is None else json.loads(str(value))
