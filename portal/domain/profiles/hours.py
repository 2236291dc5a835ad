"""Sprechzeiten: on which days somebody can be reached, and when."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from portal.values.errors import Invalid
from portal.values.weekday import Weekday

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_WEEK = tuple(Weekday)
_BY_NAME = {day.value: day for day in _WEEK}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From when until when, each as "08:30"."""

    opens: str
    closes: str


Hours = Mapping[Weekday, tuple[Span, ...]]
"""The times of each day; a day without any is left out."""


@dataclass(frozen=True, slots=True)
class DaysAlike:
    """Days one after the other with the same times."""

    first: Weekday
    last: Weekday
    spans: tuple[Span, ...]


def check_hours(*, hours: Hours) -> None:
    """Refuse what is no time, ends before it begins or overlaps.

    Raises:
        Invalid: field "hours", code "time" or "order".
    """
    for spans in hours.values():
        if not all(_TIME.fullmatch(time) for one in spans for time in (one.opens, one.closes)):
            raise Invalid("hours", "time")
        times = [time for one in spans for time in (one.opens, one.closes)]
        if not all(before < after for before, after in pairwise(times)):
            raise Invalid("hours", "order")


def days_alike(*, hours: Hours) -> tuple[DaysAlike, ...]:
    """Return the days with times in the order of the week, equal neighbours together."""
    groups = groupby(_WEEK, key=lambda day: hours.get(day, ()))
    found = ((tuple(days), spans) for spans, days in groups)
    return tuple(DaysAlike(days[0], days[-1], spans) for days, spans in found if spans)


@lru_cache(maxsize=1 << len(_WEEK))
def days_in(*, bits: int) -> tuple[Weekday, ...]:
    """Return the days whose bits are set, in the order of the week."""
    return tuple(day for day in _WEEK if bits & day.bit)


def bits_of_days(*, days: Iterable[Weekday]) -> int:
    """Return the sum of the bits of these days, each counted once."""
    return sum(day.bit for day in set(days))


def hours_to_rows(*, hours: Hours) -> dict[str, list[list[str]]]:
    """Return the shape in which hours are stored."""
    return {
        day.value: [[span.opens, span.closes] for span in spans]
        for day, spans in hours.items()
        if spans
    }


def hours_from_rows(*, rows: Mapping[str, list[list[str]]]) -> Hours:
    """Return stored hours."""
    return {
        _BY_NAME[day]: tuple(Span(opens, closes) for opens, closes in spans)
        for day, spans in rows.items()
    }
