"""The shape of the files in `law/data/nba`, which hold the Begutachtungsinstrument by date."""

from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from portal.law.parameter_file import Day, Name, StatusField, Text, Url

Points = Annotated[int, Field(ge=0)]
Exact = Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]{1,2})?$")]
"""A decimal number as text."""
Ratio = Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+|/[1-9][0-9]*)?$")]
"""A decimal number or a fraction as text."""
ModuleNumber = Annotated[str, Field(pattern=r"^[1-6]$")]
CriterionId = Annotated[str, Field(pattern=r"^[1-6]\.([1-9][0-9]?|K)$")]
TaktName = Literal["tag", "woche", "monat"]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Evidence(_Strict):
    """How well one part of a file is confirmed."""

    what: Text
    confirmed: Literal["once", "twice"]
    note: Text


class DatedFile(_Strict):
    """What the instrument says from one start date on."""

    status: StatusField
    reference: Text
    url: Url


class ConditionFile(_Strict):
    """On which answer about continence a criterion begins to count."""

    field: Literal["continence_urine", "continence_stool"]
    from_code: Points


class CriterionFile(_Strict):
    """A criterion that is answered on a scale; one number of points for each answer."""

    name: Text
    bri: Text
    scale: Name
    points: Annotated[list[Points], Field(min_length=2)]
    counts_only_if: ConditionFile | None = None


class MeasureFile(_Strict):
    """A criterion of module 5 that is answered by how often something is done."""

    name: Text
    bri: Text
    factors: dict[TaktName, Ratio] | None = None
    daily_flat: Ratio | None = None
    children_only: bool = False


class BandFile(_Strict):
    """The points of a group from a number on (`from`) or beyond it (`above`)."""

    points: Points
    label: Text
    from_: Annotated[Ratio | None, Field(alias="from")] = None
    above: Ratio | None = None

    @model_validator(mode="after")
    def _begins_somewhere(self) -> Self:
        if (self.from_ is None) == (self.above is None):
            raise ValueError("either from or above")
        return self


class GroupFile(_Strict):
    """Measures of module 5 that are counted together."""

    counted_per: TaktName
    factors: dict[TaktName, Ratio] | None = None
    bands: Annotated[list[BandFile], Field(min_length=2)]
    criteria: Annotated[dict[CriterionId, MeasureFile], Field(min_length=1)]

    @model_validator(mode="after")
    def _every_measure_has_factors(self) -> Self:
        for number, measure in self.criteria.items():
            if not (measure.factors or self.factors):
                raise ValueError(f"{number} has no factors")
        return self


class ModuleFile(_Strict):
    """One module of Anlage 1."""

    name: Text
    max_raw: Points
    groups: dict[Annotated[str, Field(pattern=r"^[A-Z]$")], GroupFile] = {}
    criteria: dict[CriterionId, CriterionFile]


class SpecialFile(_Strict):
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

    scales: dict[Name, Annotated[list[Text], Field(min_length=2)]]
    continence: Annotated[list[Text], Field(min_length=2)]
    modules: dict[ModuleNumber, ModuleFile]
    special_constellation: SpecialFile
    feeding_problem: FeedingFile

    @model_validator(mode="after")
    def _each_answer_has_points(self) -> Self:
        for module in self.modules.values():
            for number, criterion in module.criteria.items():
                scale = self.scales.get(criterion.scale)
                if scale is None or len(scale) != len(criterion.points):
                    raise ValueError(f"{number}: points do not fit the scale {criterion.scale}")
            most = sum(max(one.points) for one in module.criteria.values())
            most += sum(max(b.points for b in one.bands) for one in module.groups.values())
            if most != module.max_raw:
                raise ValueError(f"{module.name}: max_raw is {most}, not {module.max_raw}")
        return self


class WeightingFile(_Strict):
    """Punktbereiche 0 to 4 of one module: sums of Einzelpunkte and their weighted points."""

    weight_percent: Points
    ranges: list[Annotated[list[Points], Field(min_length=2, max_length=2)]]
    weighted: list[Exact]


class Anlage2(DatedFile):
    """Punktbereiche and weighted points by module."""

    labels: list[Text]
    only_highest_of: Annotated[list[ModuleNumber], Field(min_length=2)]
    modules: dict[ModuleNumber, WeightingFile]

    @model_validator(mode="after")
    def _ranges_follow_each_other(self) -> Self:
        for number, one in self.modules.items():
            expected = 0
            for first, last in one.ranges:
                if first != expected or last < first:
                    raise ValueError(f"module {number}: the ranges leave a gap at {first}")
                expected = last + 1
            if not len(one.ranges) == len(one.weighted) == len(self.labels):
                raise ValueError(f"module {number}: not one range and weight for each label")
        return self


class ThresholdFile(_Strict):
    """From how many weighted points on a grade is reached."""

    grade: Annotated[int, Field(ge=0, le=5)]
    from_: Annotated[Exact, Field(alias="from")]


class Schwellen(DatedFile):
    """The thresholds of the grades."""

    most_points: Exact
    special_constellation_grade: Annotated[int, Field(ge=1, le=5)]
    labels: dict[Annotated[str, Field(pattern=r"^[0-5]$")], Text]
    ab_18_monaten: Annotated[list[ThresholdFile], Field(min_length=2)]
    bis_18_monate: Annotated[list[ThresholdFile], Field(min_length=2)]


class Kinder(DatedFile):
    """Person classes by age, and from which age on healthy children can do what."""

    baby_ends_before_months: Points
    child_ends_before_months: Points
    baby_modules: list[ModuleNumber]
    age_norms: dict[CriterionId, Annotated[list[Exact], Field(min_length=3, max_length=3)]]


Dated = TypeVar("Dated", bound=DatedFile)


class NbaFile(_Strict, Generic[Dated]):
    """One file: the same subject by start date; a version replaces the one before it as a whole."""

    subject: Name
    title: Text
    norm: Text
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    values: Annotated[dict[Day, Dated], Field(min_length=1)]

    @model_validator(mode="after")
    def _dates_are_in_order(self) -> Self:
        if list(self.values) != sorted(self.values):
            raise ValueError("the start dates are not in order")
        return self
