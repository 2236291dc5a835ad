"""The shape of one file of dated values, as `law/data` keeps them."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from portal.values.shape import Limits, Prepared, Rest, Shape


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


def _exact_text(number: object) -> object:
    """Turn a whole number into text; leave everything else to the check that follows."""
    return str(number) if type(number) is int else number


Name = Annotated[str, Limits(pattern=r"[a-z0-9][a-z0-9_]*")]
Text = Annotated[str, Limits(shortest=1)]
Url = Annotated[str, Limits(pattern=r"https://\S+")]
Number = Annotated[str, Prepared(_exact_text), Limits(pattern=r"[0-9]+(\.[0-9]{1,2})?")]
Day = Annotated[date, Prepared(lambda x: date.fromisoformat(x) if type(x) is str else x)]


class Key(Shape):
    """What one value of a file means; unit and norm only where they differ from the file's."""

    title: Text
    unit: Unit | None = None
    norm: Text | None = None


class Version(Shape):
    """The values from one start date on; every key beside the named ones is a value."""

    status: Status
    confidence: Confidence
    reference: Text
    url: Url
    norm: Text | None = None
    per: Per | None = None
    ended: bool = False
    numbers: Annotated[dict[str, Number], Rest()]

    def check(self) -> None:
        """Refuse a version with values that ends, and one without values that does not."""
        if self.ended == bool(self.numbers):
            raise ValueError("either values or ended: true")


class ParameterFile(Shape):
    """One subject with its dated values; a version replaces the one before it as a whole."""

    subject: Name
    title: Text
    norm: Text
    unit: Unit
    per: Per
    maximum: bool = False
    keys: Annotated[
        dict[Name, Annotated[Key, Prepared(lambda x: {"title": x} if type(x) is str else x)]],
        Limits(shortest=1),
    ]
    values: Annotated[dict[Day, Version], Limits(shortest=1)]

    def check(self) -> None:
        """Refuse dates out of order, a beginning that ends, and keys that values lack."""
        if list(self.values) != sorted(self.values):
            raise ValueError("the start dates are not in order")
        if next(iter(self.values.values())).ended:
            raise ValueError("the first version cannot be an end")
        used = {key for version in self.values.values() for key in version.numbers}
        if used != set(self.keys):
            wrong = ", ".join(sorted(used ^ set(self.keys)))
            raise ValueError(f"keys and values do not name the same: {wrong}")
