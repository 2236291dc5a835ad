"""Einzelpunkte of the criteria that are answered on a scale: Anlage 1 zu § 15 SGB XI."""

from dataclasses import dataclass

from portal.law.pflegegrad.assessment import Assessment
from portal.law.pflegegrad.instrument import Criterion, Instrument
from portal.law.pflegegrad.person import find_age_norm


@dataclass(frozen=True, slots=True)
class CriterionFinding:
    """What one criterion gives.

    Args:
        level: code of the answer; None while it is open.
        norm: level of a healthy child of the same age, by which the level is lowered.
        is_barred: the answer about continence excludes the criterion (4.11, 4.12).
        possible_points: Einzelpunkte that can still come out, ascending.
        missing: what must be answered before the points are fixed.
    """

    criterion: Criterion
    level: int | None
    norm: int
    is_barred: bool
    possible_points: tuple[int, ...]
    missing: tuple[str, ...]

    @property
    def points(self) -> int | None:
        """Return the Einzelpunkte; None while they are open."""
        return None if self.missing else self.possible_points[0]


def find_criterion(
    *, criterion: Criterion, assessment: Assessment, instrument: Instrument
) -> CriterionFinding:
    """Find the Einzelpunkte of one criterion, or all that can still come out.

    Law: Anlage 1; the level of a child is lowered by that of a healthy child, § 15 Abs. 6.
    """
    level = assessment.levels.get(criterion.id)
    norm = find_age_norm(criterion_id=criterion.id, person=assessment.person, instrument=instrument)
    rule = criterion.condition
    code = None if rule is None else assessment.continence(rule.field)
    possible = list_points(criterion=criterion, level=level, norm=norm, continence=code)
    missing = []
    if len(possible) > 1:
        missing = [criterion.id] if level is None else []
        missing += [rule.field] if rule is not None and code is None else []
    return CriterionFinding(
        criterion=criterion,
        level=level,
        norm=norm,
        is_barred=_counts(criterion, code) is False,
        possible_points=possible,
        missing=tuple(missing),
    )


def list_points(
    *, criterion: Criterion, level: int | None, norm: int, continence: int | None
) -> tuple[int, ...]:
    """Return the Einzelpunkte that can come out, ascending; None stands for an open answer.

    `continence` is the answer to which the criterion's condition refers, if it has one.
    """
    counts = _counts(criterion, continence)
    if counts is False:
        return (0,)
    levels = range(len(criterion.points)) if level is None else (level,)
    possible = {criterion.points[max(0, one - norm)] for one in levels}
    return tuple(sorted(possible if counts else possible | {0}))


def _counts(criterion: Criterion, continence: int | None) -> bool | None:
    """Say whether the criterion counts; None while the answer on which it depends is open."""
    if criterion.condition is None:
        return True
    return None if continence is None else continence >= criterion.condition.from_code
