"""Sum, Punktbereich and weighted points of one module: Anlage 1 and Anlage 2 zu § 15 SGB XI."""

from dataclasses import dataclass
from decimal import Decimal

from portal.law.pflegegrad.assessment import Assessment
from portal.law.pflegegrad.einzelpunkte import CriterionFinding, find_criterion
from portal.law.pflegegrad.gewichtung import find_punktbereich, list_sums, weigh
from portal.law.pflegegrad.instrument import Instrument, Module
from portal.law.pflegegrad.modul_5 import GroupFinding, find_group
from portal.law.pflegegrad.person import PersonClass, is_assessed


@dataclass(frozen=True, slots=True)
class ModuleFinding:
    """What one module gives.

    Args:
        is_assessed: False where the module does not count for the person; its values are 0 then.
        criteria: none where the module is not assessed or 4.K replaces it.
        possible_raw: sums of Einzelpunkte that can still come out, ascending.
        possible_weighted: the same in weighted points.
        missing: answers without which the sum is not fixed.
    """

    module: Module
    is_assessed: bool
    criteria: tuple[CriterionFinding, ...]
    groups: tuple[GroupFinding, ...]
    possible_raw: tuple[int, ...]
    possible_weighted: tuple[Decimal, ...]
    missing: tuple[str, ...]

    @property
    def raw(self) -> int | None:
        """Return the sum of Einzelpunkte; None while it is open."""
        return None if self.missing else self.possible_raw[0]

    @property
    def punktbereich(self) -> int | None:
        """Return the Punktbereich, 0 to 4; None while it is open."""
        return None if self.raw is None else find_punktbereich(module=self.module, raw=self.raw)

    @property
    def weighted(self) -> Decimal | None:
        """Return the weighted points; None while they are open."""
        return None if self.missing else self.possible_weighted[0]


def find_module(*, module: Module, assessment: Assessment, instrument: Instrument) -> ModuleFinding:
    """Find what a module gives, or all that it can still give while answers are open."""
    person = assessment.person
    if person.kind is PersonClass.BABY and module.number == instrument.feeding.module:
        return _find_feeding(module, assessment, instrument)
    if not is_assessed(module=module.number, person=person, instrument=instrument):
        return _finding(module, is_assessed=False)
    criteria = tuple(
        find_criterion(criterion=one, assessment=assessment, instrument=instrument)
        for one in module.criteria
    )
    groups = tuple(find_group(group=one, assessment=assessment) for one in module.groups)
    parts: tuple[GroupFinding | CriterionFinding, ...] = (*groups, *criteria)
    return _finding(
        module,
        criteria=criteria,
        groups=groups,
        possible_raw=list_sums(addends=(one.possible_points for one in parts)),
        missing=tuple(name for one in parts for name in one.missing),
    )


def _find_feeding(module: Module, assessment: Assessment, instrument: Instrument) -> ModuleFinding:
    """Find module 4 of a baby, which consists of the question 4.K."""
    has_problem = assessment.feeding_problem_baby
    if has_problem is None:
        name = "feeding_problem_baby"
        return _finding(module, possible_raw=(0, instrument.feeding.points), missing=(name,))
    return _finding(module, possible_raw=(instrument.feeding.points * has_problem,))


def _finding(
    module: Module,
    *,
    is_assessed: bool = True,
    criteria: tuple[CriterionFinding, ...] = (),
    groups: tuple[GroupFinding, ...] = (),
    possible_raw: tuple[int, ...] = (0,),
    missing: tuple[str, ...] = (),
) -> ModuleFinding:
    weighted = {weigh(module=module, raw=raw) for raw in possible_raw}
    return ModuleFinding(
        module=module,
        is_assessed=is_assessed,
        criteria=criteria,
        groups=groups,
        possible_raw=possible_raw,
        possible_weighted=tuple(sorted(weighted)),
        missing=missing,
    )
