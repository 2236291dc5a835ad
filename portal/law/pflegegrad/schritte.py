"""What one step more or less would change: a help to check one's answers, not a rule of law."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from portal.law.pflegegrad.assessment import Assessment
from portal.law.pflegegrad.einzelpunkte import CriterionFinding, list_points
from portal.law.pflegegrad.instrument import Instrument, Measure, Takt
from portal.law.pflegegrad.modul_5 import GroupFinding, find_band, list_measures

UP_AND_DOWN = (1, -1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The weighted total and its grade."""

    total: Decimal
    grade: int


Weigh = Callable[[int, int], Outcome | None]
"""Return the outcome if the raw sum of a module (first) changes by (second); None if it stays."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step that changes the weighted total.

    Args:
        inputs: "4.8", several measures of a group that have the same effect, or the question about
            continence or feeding.
        takt: once more or less per this span of time; None where an answer changes.
        change: 1 or -1, in codes of the answer or in times.
        before: code of the answer; None for frequencies.
        outcome: total and grade by points after the step.
    """

    inputs: tuple[str, ...]
    takt: Takt | None
    change: int
    before: int | None
    outcome: Outcome

    @property
    def after(self) -> int | None:
        """Return the code of the changed answer; None for frequencies."""
        return None if self.before is None else self.before + self.change


def list_level_steps(
    *,
    finding: CriterionFinding,
    module: int,
    assessment: Assessment,
    instrument: Instrument,
    weigh: Weigh,
) -> Iterator[Step]:
    """Give the steps of one criterion and of the question about continence that opens it."""
    criterion, rule = finding.criterion, finding.criterion.condition
    code = None if rule is None else assessment.continence(rule.field)
    for before, after in _one_step(finding.level, len(criterion.points)):
        then = list_points(criterion=criterion, level=after, norm=finding.norm, continence=code)
        outcome = weigh(module, then[0] - finding.possible_points[0])
        if outcome is not None:
            yield Step((criterion.id,), None, after - before, before, outcome)
    if rule is None:
        return
    for before, after in _one_step(code, len(instrument.continence.options)):
        then = list_points(
            criterion=criterion, level=finding.level, norm=finding.norm, continence=after
        )
        outcome = weigh(module, then[0] - finding.possible_points[0])
        if outcome is not None:
            yield Step((rule.field,), None, after - before, before, outcome)


def list_feeding_steps(
    *, assessment: Assessment, instrument: Instrument, weigh: Weigh
) -> Iterator[Step]:
    """Give the step of the question 4.K, of which a baby's module 4 consists."""
    before = int(bool(assessment.feeding_problem_baby))
    change = -1 if before else 1
    outcome = weigh(instrument.feeding.module, change * instrument.feeding.points)
    if outcome is not None:
        yield Step(("feeding_problem_baby",), None, change, before, outcome)


def list_group_steps(
    *, finding: GroupFinding, module: int, assessment: Assessment, weigh: Weigh
) -> Iterator[Step]:
    """Give the steps of one group of measures; those with the same effect share a step."""
    shared: dict[tuple[Takt, int, Outcome], list[str]] = {}
    for measure in list_measures(group=finding.group, person=assessment.person):
        frequency = assessment.frequencies[measure.id]
        for takt in measure.takte:
            for times, changed in _one_step(frequency.times(takt), None):
                amount = finding.amount + _difference(measure, takt, times, changed)
                points = find_band(group=finding.group, amount=amount).points
                outcome = weigh(module, points - finding.possible_points[0])
                if outcome is not None:
                    shared.setdefault((takt, changed - times, outcome), []).append(measure.id)
    for (takt, change, outcome), inputs in shared.items():
        yield Step(tuple(inputs), takt, change, None, outcome)


def _difference(measure: Measure, takt: Takt, before: int, after: int) -> Fraction:
    """Return by how much the sum of a group changes; what is flat counts once."""
    factor = measure.factors.get(takt)
    if factor is not None:
        return factor * (after - before)
    return (measure.daily_flat or Fraction()) * ((after > 0) - (before > 0))


def _one_step(before: int | None, length: int | None) -> Iterator[tuple[int, int]]:
    """Give an answer and its neighbours, within a scale if it has a length; nothing for None."""
    if before is not None:
        for change in UP_AND_DOWN:
            after = before + change
            if after >= 0 and (length is None or after < length):
                yield before, after
