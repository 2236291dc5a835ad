"""The Begutachtungsinstrument as it is law on one day, as values that cannot be changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from portal.values.citation import Citation


class Takt(StrEnum):
    """For which span of time a frequency is stated."""

    TAG = "tag"
    WOCHE = "woche"
    MONAT = "monat"


@dataclass(frozen=True, slots=True)
class Scale:
    """The answers of a criterion in official words; the code of an answer is its position."""

    name: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """On which answer about continence, and beyond, a criterion counts."""

    field: str
    from_code: int


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion that is answered on a scale.

    Args:
        id: "4.8", as in Anlage 1.
        bri: the number in the Begutachtungs-Richtlinien, "F 4.4.8".
        name: official wording.
        points: Einzelpunkte by code of the answer; not always rising.
        condition: None if the criterion always counts.
    """

    id: str
    bri: str
    name: str
    scale: Scale
    points: tuple[int, ...]
    condition: Condition | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A criterion of module 5 that is answered by how often something is done.

    Args:
        factors: what once per Takt adds to the sum of the group; a Takt not named is not asked.
        daily_flat: what daily adds, however often on a day; None if there is no such rule.
    """

    id: str
    bri: str
    name: str
    factors: Mapping[Takt, Fraction]
    daily_flat: Fraction | None
    children_only: bool

    @property
    def takte(self) -> tuple[Takt, ...]:
        """Return the spans of time that may be stated."""
        daily = () if self.daily_flat is None else (Takt.TAG,)
        return (*daily, *self.factors)


@dataclass(frozen=True, slots=True)
class Band:
    """Einzelpunkte of a group from a sum on; `is_inclusive` says whether the bound belongs."""

    points: int
    lower: Fraction
    is_inclusive: bool
    label: str

    def is_reached(self, amount: Fraction) -> bool:
        """Say whether the sum lies in this band or beyond it."""
        return amount >= self.lower if self.is_inclusive else amount > self.lower


@dataclass(frozen=True, slots=True)
class Group:
    """Measures whose frequencies are added before they give points.

    Args:
        counted_per: the Takt of the sum; for A and B "tag".
        bands: rising.
    """

    id: str
    counted_per: Takt
    bands: tuple[Band, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """One of the six modules with its weighting by Anlage 2.

    Args:
        max_raw: highest sum of Einzelpunkte.
        groups: in module 5 only.
        ranges: first and last sum of the Punktbereiche 0 to 4, inclusive.
        weighted: weighted points of the Punktbereiche.
    """

    number: int
    name: str
    max_raw: int
    criteria: tuple[Criterion, ...]
    groups: tuple[Group, ...]
    weight_percent: int
    ranges: tuple[tuple[int, int], ...]
    weighted: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class SpecialConstellation:
    """The besondere Bedarfskonstellation and the grade to which it can lead."""

    id: str
    bri: str
    name: str
    grade: int


@dataclass(frozen=True, slots=True)
class FeedingProblem:
    """The question that replaces module 4 for babies, and its Einzelpunkte."""

    id: str
    bri: str
    name: str
    module: int
    points: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """From how many weighted points on a grade is reached; 0 stands for kein Pflegegrad."""

    grade: int
    lower: Decimal


@dataclass(frozen=True, slots=True)
class Ages:
    """Person classes by completed months, and what healthy children can do.

    Args:
        baby_modules: numbers of the modules that count for babies.
        norms: by criterion, the months from which on a healthy child has level 2, 1 and 0.
    """

    baby_ends_before_months: int
    child_ends_before_months: int
    baby_modules: frozenset[int]
    norms: Mapping[str, tuple[Decimal, ...]]


@dataclass(frozen=True, slots=True)
class Instrument:
    """Everything that decides a Pflegegrad from `valid_from` until the day before `ends_before`.

    Args:
        labels: words for the Punktbereiche.
        only_highest_of: modules of which only the highest weighted value counts.
        grade_labels: official words by grade, 0 included.
        baby_thresholds: those of § 15 Abs. 7.
        citations: by subject: anlage_1, anlage_2, schwellen, kinder.
    """

    valid_from: date
    ends_before: date | None
    modules: tuple[Module, ...]
    continence: Scale
    special: SpecialConstellation
    feeding: FeedingProblem
    labels: tuple[str, ...]
    only_highest_of: tuple[int, ...]
    grade_labels: Mapping[int, str]
    thresholds: tuple[Threshold, ...]
    baby_thresholds: tuple[Threshold, ...]
    most_points: Decimal
    ages: Ages
    citations: Mapping[str, Citation]
    criteria: Mapping[str, Criterion] = field(init=False, repr=False, compare=False)
    measures: Mapping[str, Measure] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the look-up by number of the criterion."""
        criteria = {one.id: one for module in self.modules for one in module.criteria}
        groups = [group for module in self.modules for group in module.groups]
        measures = {one.id: one for group in groups for one in group.measures}
        object.__setattr__(self, "criteria", criteria)
        object.__setattr__(self, "measures", measures)

    def module(self, *, number: int) -> Module:
        """Return the module with this number, 1 to 6."""
        return self.modules[number - 1]
