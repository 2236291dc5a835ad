"""Public holidays of each Land, by the holiday laws of the Länder.

They stand in `law/data/feiertage/feiertage.yaml`. A package for all countries would cost every
worker more memory than the rest of the law; tests compare ours with it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from portal.law.parameters import NotInForce, ParametersInvalid
from portal.law.strict_yaml import YamlInvalid, read_shape
from portal.values.shape import Limits, Shape

FILE = Path(__file__).parent.parent / "data" / "feiertage" / "feiertage.yaml"
WEDNESDAY, DAYS_OF_A_WEEK = 2, 7

MonthDay = Annotated[str, Limits(pattern=r"[01][0-9]-[0-3][0-9]")]


class Land(StrEnum):
    """The sixteen Länder by their usual letters."""

    BW = "BW"
    BY = "BY"
    BE = "BE"
    BB = "BB"
    HB = "HB"
    HH = "HH"
    HE = "HE"
    MV = "MV"
    NI = "NI"
    NW = "NW"
    RP = "RP"
    SL = "SL"
    SN = "SN"
    ST = "ST"
    SH = "SH"
    TH = "TH"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holiday:
    name: str
    reference: str
    on: MonthDay | None = None
    easter: int | None = None
    wednesday_before: MonthDay | None = None
    laender: tuple[Land, ...] = tuple(Land)
    ab: int = 0
    nur: tuple[int, ...] = ()

    def holds_in(self, year: int) -> bool:
        return year in self.nur if self.nur else year >= self.ab

    def day_in(self, year: int) -> date:
        if self.on is not None:
            return date.fromisoformat(f"{year}-{self.on}")
        if self.easter is not None:
            return easter_sunday(year=year) + timedelta(days=self.easter)
        limit = date.fromisoformat(f"{year}-{self.wednesday_before}")
        back = (limit.weekday() - WEDNESDAY - 1) % DAYS_OF_A_WEEK + 1
        return limit - timedelta(days=back)


class _File(Shape):
    first_year: int
    laender: dict[Land, str]
    feiertage: tuple[_Holiday, ...]


@dataclass(frozen=True, slots=True)
class Feiertage:
    """The public holidays of all Länder.

    Args:
        first_year: before it nothing is known.
        names: German name of each Land, in alphabetical order.
    """

    first_year: int
    names: tuple[tuple[Land, str], ...]
    holidays: tuple[_Holiday, ...]

    def in_year(self, *, year: int, land: Land) -> dict[date, str]:
        """Return the holidays that hold in the whole Land, by day.

        Raises:
            NotInForce: the year lies before the first one known.
        """
        if year < self.first_year:
            raise NotInForce(f"holidays of {year}")
        return {
            one.day_in(year): one.name
            for one in self.holidays
            if land in one.laender and one.holds_in(year)
        }

    def name_of(self, *, day: date, land: Land) -> str:
        """Return the name of the holiday, empty on any other day.

        Raises:
            NotInForce: the year lies before the first one known.
        """
        return self.in_year(year=day.year, land=land).get(day, "")


def load_feiertage(*, path: Path = FILE) -> Feiertage:
    """Read and check the holidays.

    Raises:
        ParametersInvalid: the file breaks the schema.
    """
    try:
        content = read_shape(text=path.read_text(encoding="utf-8"), shape=_File)
    except YamlInvalid as error:
        raise ParametersInvalid(f"{path.name}: {error}") from error
    return Feiertage(
        first_year=content.first_year,
        names=tuple(sorted(content.laender.items(), key=lambda item: item[1])),
        holidays=content.feiertage,
    )


def easter_sunday(*, year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, by the method of Gauss and Lichtenberg."""
    century = year // 100
    shift = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    moon = year % 19
    seed = (19 * moon + shift) % 30
    corrected = seed // 29 + (seed // 28 - seed // 29) * (moon // 11)
    full_moon = 21 + seed - corrected
    first_sunday = 7 - (year + year // 4 + sun) % 7
    after = 7 - (full_moon - first_sunday) % 7
    return date(year, 3, 1) + timedelta(days=full_moon + after - 1)
