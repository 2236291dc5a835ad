"""Determine the Pflegegrad: § 15 SGB XI with Anlage 1 and Anlage 2, in the order of the law.

1. Einzelpunkte of every criterion, 2. by module their sum, its Punktbereich and weighted points,
3. the total with only the higher of modules 2 and 3, 4. the grade.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from portal.law.pflegegrad.assessment import Assessment, Frequency, check_assessment
from portal.law.pflegegrad.finding import PflegegradFinding
from portal.law.pflegegrad.gewichtung import list_totals, weigh
from portal.law.pflegegrad.grad import find_grade, measure_above, measure_below
from portal.law.pflegegrad.instrument import Instrument
from portal.law.pflegegrad.modul import ModuleFinding, find_module
from portal.law.pflegegrad.modul_5 import list_measures
from portal.law.pflegegrad.person import PersonClass, is_assessed
from portal.law.pflegegrad.schritte import (
    Outcome,
    Step,
    list_feeding_steps,
    list_group_steps,
    list_level_steps,
)
from portal.values.finding import Reason


def determine_pflegegrad(*, assessment: Assessment, instrument: Instrument) -> PflegegradFinding:
    """Find the grade of an assessment, or every grade still possible while answers are open.

    Law: §§ 14, 15 SGB XI, Anlage 1 and Anlage 2, by the instrument that is law on the day of the
    assessment.

    Raises:
        Invalid: an answer that the instrument does not have; names the field.
    """
    check_assessment(assessment=assessment, instrument=instrument)
    kind = assessment.person.kind
    modules = tuple(
        find_module(module=one, assessment=assessment, instrument=instrument)
        for one in instrument.modules
    )
    totals = list_totals(
        weighted={one.module.number: one.possible_weighted for one in modules},
        only_highest_of=instrument.only_highest_of,
    )
    by_points = {find_grade(points=one, kind=kind, instrument=instrument) for one in totals}
    counted, is_tie = _find_counted(modules, instrument)
    missing = tuple(name for module in modules for name in module.missing)
    if assessment.special_constellation is None:
        missing = ("special_constellation", *missing)
    finding = PflegegradFinding(
        assessment=assessment,
        instrument=instrument,
        modules=modules,
        counted_module=counted,
        is_tie=is_tie,
        possible_totals=totals,
        possible_grades_from_points=tuple(sorted(by_points)),
        possible_grades=_with_special(by_points, assessment, instrument),
        missing=missing,
        ignored=tuple(_list_ignored(assessment, instrument)),
        above=None,
        below=None,
        steps=(),
        reasons=tuple(_list_reasons(assessment, instrument, is_open=bool(missing))),
    )
    if missing:
        return finding
    return replace(
        finding,
        above=measure_above(points=totals[0], kind=kind, instrument=instrument),
        below=measure_below(points=totals[0], kind=kind, instrument=instrument),
        steps=tuple(_list_steps(finding)),
    )


def _find_counted(
    modules: tuple[ModuleFinding, ...], instrument: Instrument
) -> tuple[int | None, bool]:
    """Return which of modules 2 and 3 counts, and whether both give the same.

    Law: § 15 Abs. 3 Satz 2 compares weighted points, not sums of Einzelpunkte.
    """
    rivals = [one for one in modules if one.is_assessed and _shares(one, instrument)]
    surest = max(rivals, key=lambda one: one.possible_weighted[0])
    others = [one for one in rivals if one is not surest]
    lowest = surest.possible_weighted[0]
    if any(one.possible_weighted[-1] > lowest for one in others):
        return None, False
    is_tie = bool(others) and all(one.possible_weighted == (lowest,) for one in rivals)
    return surest.module.number, is_tie


def _shares(finding: ModuleFinding, instrument: Instrument) -> bool:
    return finding.module.number in instrument.only_highest_of


def _with_special(
    by_points: set[int], assessment: Assessment, instrument: Instrument
) -> tuple[int, ...]:
    """Return the grades with § 15 Abs. 4, which does not ask for the points of grade 5."""
    if assessment.special_constellation:
        return (instrument.special.grade,)
    if assessment.special_constellation is None:
        return tuple(sorted({*by_points, instrument.special.grade}))
    return tuple(sorted(by_points))


def _list_ignored(assessment: Assessment, instrument: Instrument) -> Iterator[str]:
    """Give the answers beyond zero that do not count for this person."""
    person = assessment.person
    counted: set[str] = set()
    for module in instrument.modules:
        if is_assessed(module=module.number, person=person, instrument=instrument):
            counted |= {one.id for one in module.criteria}
            counted |= {
                one.id
                for group in module.groups
                for one in list_measures(group=group, person=person)
            }
    yield from (
        f"levels.{key}" for key, level in assessment.levels.items() if level and key not in counted
    )
    yield from (
        f"frequencies.{key}"
        for key, frequency in assessment.frequencies.items()
        if frequency != Frequency() and key not in counted
    )
    if assessment.feeding_problem_baby and person.kind is not PersonClass.BABY:
        yield "feeding_problem_baby"


def _list_reasons(
    assessment: Assessment, instrument: Instrument, *, is_open: bool
) -> Iterator[Reason]:
    law = instrument.citations["schwellen"]
    children = instrument.citations["kinder"]
    if is_open:
        yield Reason("unvollstaendig", law)
    if assessment.person.kind is PersonClass.BABY:
        yield Reason("baby", replace(law, norm="§ 15 Abs. 7 SGB XI"))
    else:
        yield Reason("punkte", law)
        yield Reason("hoechster_wert", replace(law, norm="§ 15 Abs. 3 Satz 2 SGB XI"))
    if assessment.person.kind is PersonClass.CHILD:
        yield Reason("altersvergleich", replace(children, norm="§ 15 Abs. 6 SGB XI"))
    if assessment.special_constellation:
        yield Reason("bedarfskonstellation", replace(law, norm="§ 15 Abs. 4 SGB XI"))


def _list_steps(finding: PflegegradFinding) -> Iterator[Step]:
    """Give the steps from a complete assessment."""
    assessment, instrument = finding.assessment, finding.instrument
    raws = {one.module.number: one.possible_raw[0] for one in finding.modules}
    weights = {one.module.number: one.possible_weighted for one in finding.modules}

    @cache
    def outcome(number: int, difference: int) -> Outcome | None:
        module = instrument.module(number=number)
        new = weigh(module=module, raw=raws[number] + difference)
        if (new,) == weights[number]:
            return None
        (total,) = list_totals(
            weighted={**weights, number: (new,)}, only_highest_of=instrument.only_highest_of
        )
        if total == finding.total:
            return None
        kind = assessment.person.kind
        return Outcome(total, find_grade(points=total, kind=kind, instrument=instrument))

    for one in finding.modules:
        number = one.module.number
        for group in one.groups:
            yield from list_group_steps(
                finding=group, module=number, assessment=assessment, weigh=outcome
            )
        for criterion in one.criteria:
            yield from list_level_steps(
                finding=criterion,
                module=number,
                assessment=assessment,
                instrument=instrument,
                weigh=outcome,
            )
    if assessment.person.kind is PersonClass.BABY:
        yield from list_feeding_steps(assessment=assessment, instrument=instrument, weigh=outcome)
