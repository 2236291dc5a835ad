"""The shape of the files in `law/data/nba`, which hold the Begutachtungsinstrument by date."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Generic, Literal, TypeVar

from portal.law.parameter_file import Day, Name, Status, Text, Url
from portal.values.shape import Limits, Named, Shape

Points = Annotated[int, Limits(least=0)]
Exact = Annotated[str, Limits(pattern=r"[0-9]+(\.[0-9]{1,2})?")]
"""A decimal number as text."""
Ratio = Annotated[str, Limits(pattern=r"[0-9]+(\.[0-9]+|/[1-9][0-9]*)?")]
"""A decimal number or a fraction as text."""
ModuleNumber = Annotated[str, Limits(pattern=r"[1-6]")]
CriterionId = Annotated[str, Limits(pattern=r"[1-6]\.([1-9][0-9]?|K)")]
TaktName = Literal["tag", "woche", "monat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How well one part of a file is confirmed."""

    what: Text
    confirmed: Literal["once", "twice"]
    note: Text


class DatedFile(Shape):
    """What the instrument says from one start date on."""

    status: Status
    reference: Text
    url: Url


class ConditionFile(Shape):
    """On which answer about continence a criterion begins to count."""

    field: Literal["continence_urine", "continence_stool"]
    from_code: Points


class CriterionFile(Shape):
    """A criterion that is answered on a scale; one number of points for each answer."""

    name: Text
    bri: Text
    scale: Name
    points: Annotated[list[Points], Limits(shortest=2)]
    counts_only_if: ConditionFile | None = None


class MeasureFile(Shape):
    """A criterion of module 5 that is answered by how often something is done."""

    name: Text
    bri: Text
    factors: dict[TaktName, Ratio] | None = None
    daily_flat: Ratio | None = None
    children_only: bool = False


class BandFile(Shape):
    """The points of a group from a number on (`from`) or beyond it (`above`)."""

    points: Points
    label: Text
    from_: Annotated[Ratio | None, Named("from")] = None
    above: Ratio | None = None

    def check(self) -> None:
        """Refuse a band with two beginnings or none."""
        if (self.from_ is None) == (self.above is None):
            raise ValueError("either from or above")


class GroupFile(Shape):
    """Measures of module 5 that are counted together."""

    counted_per: TaktName
    factors: dict[TaktName, Ratio] | None = None
    bands: Annotated[list[BandFile], Limits(shortest=2)]
    criteria: Annotated[dict[CriterionId, MeasureFile], Limits(shortest=1)]

    def check(self) -> None:
        """Refuse a measure without factors of its own or of its group."""
        for number, measure in self.criteria.items():
            if not (measure.factors or self.factors):
                raise ValueError(f"{number} has no factors")


class ModuleFile(Shape):
    """One module of Anlage 1."""

    name: Text
    max_raw: Points
    groups: Mapping[Annotated[str, Limits(pattern=r"[A-Z]")], GroupFile] = MappingProxyType({})
    criteria: dict[CriterionId, CriterionFile]


class SpecialFile(Shape):
    """The besondere Bedarfskonstellation, a question beside the points."""

    id: Text
    name: Text
    bri: Text


class FeedingFile(SpecialFile):
    """The question that replaces a whole module for babies."""

    module: ModuleNumber
    points: Points


class Anlage1(DatedFile):
    """Einzelpunkte by module and criterion."""

    scales: dict[Name, Annotated[list[Text], Limits(shortest=2)]]
    continence: Annotated[list[Text], Limits(shortest=2)]
    modules: dict[ModuleNumber, ModuleFile]
    special_constellation: SpecialFile
    feeding_problem: FeedingFile

    def check(self) -> None:
        """Refuse answers without points, and modules whose points do not add up."""
        for module in self.modules.values():
            for number, criterion in module.criteria.items():
                scale = self.scales.get(criterion.scale)
                if scale is None or len(scale) != len(criterion.points):
                    raise ValueError(f"{number}: points do not fit the scale {criterion.scale}")
            most = sum(max(one.points) for one in module.criteria.values())
            most += sum(max(b.points for b in one.bands) for one in module.groups.values())
            if most != module.max_raw:
                raise ValueError(f"{module.name}: max_raw is {most}, not {module.max_raw}")


class WeightingFile(Shape):
    """Punktbereiche 0 to 4 of one module: sums of Einzelpunkte and their weighted points."""

    weight_percent: Points
    ranges: list[Annotated[list[Points], Limits(shortest=2, longest=2)]]
    weighted: list[Exact]


class Anlage2(DatedFile):
    """Punktbereiche and weighted points by module."""

    labels: list[Text]
    only_highest_of: Annotated[list[ModuleNumber], Limits(shortest=2)]
    modules: dict[ModuleNumber, WeightingFile]

    def check(self) -> None:
        """Refuse gaps between the ranges, and ranges without weight."""
        for number, one in self.modules.items():
            expected = 0
            for first, last in one.ranges:
                if first != expected or last < first:
                    raise ValueError(f"module {number}: the ranges leave a gap at {first}")
                expected = last + 1
            if not len(one.ranges) == len(one.weighted) == len(self.labels):
                raise ValueError(f"module {number}: not one range and weight for each label")


class ThresholdFile(Shape):
    """From how many weighted points on a grade is reached."""

    grade: Annotated[int, Limits(least=0, most=5)]
    from_: Annotated[Exact, Named("from")]


class Schwellen(DatedFile):
    """The thresholds of the grades."""

    most_points: Exact
    special_constellation_grade: Annotated[int, Limits(least=1, most=5)]
    labels: dict[Annotated[str, Limits(pattern=r"[0-5]")], Text]
    ab_18_monaten: Annotated[list[ThresholdFile], Limits(shortest=2)]
    bis_18_monate: Annotated[list[ThresholdFile], Limits(shortest=2)]


class Kinder(DatedFile):
    """Person classes by age, and from which age on healthy children can do what."""

    baby_ends_before_months: Points
    child_ends_before_months: Points
    baby_modules: list[ModuleNumber]
    age_norms: dict[CriterionId, Annotated[list[Exact], Limits(shortest=3, longest=3)]]


Dated = TypeVar("Dated", bound=DatedFile)


class NbaFile(Shape, Generic[Dated]):
    """One file: the same subject by start date; a version replaces the one before it as a whole."""

    subject: Name
    title: Text
    norm: Text
    evidence: Annotated[list[Evidence], Limits(shortest=1)]
    values: Annotated[dict[Day, Dated], Limits(shortest=1)]

    def check(self) -> None:
        """Refuse start dates out of order."""
        if list(self.values) != sorted(self.values):
            raise ValueError("the start dates are not in order")
