"""The answer to which Pflegegrad is to be expected, with every step that leads to it."""

from dataclasses import dataclass, field
from decimal import Decimal

from portal.law.pflegegrad.assessment import Assessment
from portal.law.pflegegrad.grad import Distance
from portal.law.pflegegrad.instrument import Instrument
from portal.law.pflegegrad.modul import ModuleFinding
from portal.law.pflegegrad.schritte import Step
from portal.values.finding import Reason


@dataclass(frozen=True, slots=True)
class PflegegradFinding:
    """The Pflegegrad to be expected; an estimate, never a decision.

    Args:
        modules: the six modules in order.
        counted_module: which of modules 2 and 3 counts; None while that is open. The first if both
            give the same (`is_tie`).
        possible_totals: totals of weighted points that can still come out, ascending.
        possible_grades_from_points: their grades, ascending; 0 is kein Pflegegrad.
        possible_grades: the same with the besondere Bedarfskonstellation.
        missing: answers that are open and matter, in the order of the instrument.
        ignored: answers that do not count for this person, such as module 1 for a baby.
        above, below: distance to the threshold of the own and of the next grade by points; None
            while the assessment is incomplete or where there is no such threshold.
        steps: what one step more or less changes; none while the assessment is incomplete.
        reasons: punkte, hoechster_wert, altersvergleich, baby, bedarfskonstellation,
            unvollstaendig, as far as they apply.
    """

    assessment: Assessment
    instrument: Instrument = field(repr=False)
    modules: tuple[ModuleFinding, ...]
    counted_module: int | None
    is_tie: bool
    possible_totals: tuple[Decimal, ...]
    possible_grades_from_points: tuple[int, ...]
    possible_grades: tuple[int, ...]
    missing: tuple[str, ...]
    ignored: tuple[str, ...]
    above: Distance | None
    below: Distance | None
    steps: tuple[Step, ...]
    reasons: tuple[Reason, ...]

    @property
    def is_complete(self) -> bool:
        """Say whether every answer that matters is there."""
        return not self.missing

    @property
    def total(self) -> Decimal | None:
        """Return the total of weighted points; None while the assessment is incomplete."""
        return self.possible_totals[0] if self.is_complete else None

    @property
    def grade(self) -> int | None:
        """Return the grade, 0 for kein Pflegegrad; None while the assessment is incomplete."""
        return self.possible_grades[0] if self.is_complete else None

    @property
    def grade_from_points(self) -> int | None:
        """Return the grade without the besondere Bedarfskonstellation; None while incomplete."""
        return self.possible_grades_from_points[0] if self.is_complete else None

    @property
    def neighbouring_grades(self) -> tuple[int, ...]:
        """Return the other grades to which a single step leads, ascending."""
        return tuple(sorted({step.outcome.grade for step in self.steps} - {self.grade_from_points}))

    def module(self, number: int) -> ModuleFinding:
        """Return the finding of the module with this number, 1 to 6."""
        return self.modules[number - 1]

    def label(self, module: ModuleFinding) -> str:
        """Return the word for the Punktbereich of a module; empty while it is open."""
        if module.punktbereich is None:
            return ""
        return self.instrument.labels[module.punktbereich]
