"""The shape of one file of dated values, as `law/data` keeps them."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator


class Unit(StrEnum):
    """What a value counts."""

    EUR = "EUR"
    PERCENT = "percent"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    GRADE = "grade"


class Per(StrEnum):
    """What a value is granted or counted for."""

    MONTH = "month"
    YEAR = "year"
    WEEK = "week"
    MEASURE = "measure"
    ONCE = "once"
    CASE = "case"
    APPLICATION = "application"
    STAY = "stay"
    VISIT = "visit"


class Status(StrEnum):
    """Whether a value is law or only announced."""

    GELTEND = "geltend"
    GEPLANT = "geplant"


class Confidence(StrEnum):
    """How well a value is proven: by two sources of its day, by one good one, by a weak one."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


def _read_enum(kind: type[StrEnum]) -> BeforeValidator:
    """Let text from YAML pass the strict check of an enumeration."""
    return BeforeValidator(lambda text: kind(text) if isinstance(text, str) else text)


def _exact_text(number: object) -> object:
    """Turn a whole number into text; leave everything else to the check that follows."""
    return str(number) if type(number) is int else number


Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$")]
Text = Annotated[str, Field(min_length=1)]
Url = Annotated[str, Field(pattern=r"^https://\S+$")]
Number = Annotated[str, BeforeValidator(_exact_text), Field(pattern=r"^[0-9]+(\.[0-9]{1,2})?$")]
Day = Annotated[date, BeforeValidator(lambda x: date.fromisoformat(x) if type(x) is str else x)]
UnitField = Annotated[Unit, _read_enum(Unit)]
PerField = Annotated[Per, _read_enum(Per)]
StatusField = Annotated[Status, _read_enum(Status)]
ConfidenceField = Annotated[Confidence, _read_enum(Confidence)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Key(_Strict):
    """What one value of a file means; unit and norm only where they differ from the file's."""

    title: Text
    unit: UnitField | None = None
    norm: Text | None = None


class Version(BaseModel):
    """The values from one start date on; every key beside the named ones is a value."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Number]

    status: StatusField
    confidence: ConfidenceField
    reference: Text
    url: Url
    norm: Text | None = None
    per: PerField | None = None
    ended: bool = False

    @property
    def numbers(self) -> dict[str, str]:
        """Return the values by key, as exact decimal text."""
        return dict(self.__pydantic_extra__)

    @model_validator(mode="after")
    def _has_values_or_ends(self) -> Self:
        if self.ended == bool(self.numbers):
            raise ValueError("either values or ended: true")
        return self


class ParameterFile(_Strict):
    """One subject with its dated values; a version replaces the one before it as a whole."""

    subject: Name
    title: Text
    norm: Text
    unit: UnitField
    per: PerField
    maximum: bool = False
    keys: Annotated[
        dict[
            Name, Annotated[Key, BeforeValidator(lambda x: {"title": x} if type(x) is str else x)]
        ],
        Field(min_length=1),
    ]
    values: Annotated[dict[Day, Version], Field(min_length=1)]

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if list(self.values) != sorted(self.values):
            raise ValueError("the start dates are not in order")
        if next(iter(self.values.values())).ended:
            raise ValueError("the first version cannot be an end")
        used = {key for version in self.values.values() for key in version.numbers}
        if used != set(self.keys):
            wrong = ", ".join(sorted(used ^ set(self.keys)))
            raise ValueError(f"keys and values do not name the same: {wrong}")
        return self
