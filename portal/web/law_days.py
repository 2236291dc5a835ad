"""Days for which people can ask about the law: which there are and what they are called."""

from datetime import date

from portal.law.parameter_file import Status
from portal.law.parameters import Parameters
from portal.web.filters import MONTHS, german_date
from portal.web.law_words import ONE_DAY

OLDEST = "pflegegeld.2"
"""The value that begins with the Pflegegrade; before it, no benefit has one."""


def first_day(parameters: Parameters) -> date:
    """Return the first day with Pflegegrade, and so with benefits by Pflegegrad."""
    return min(one.valid_from for one in parameters.amounts if one.name == OLDEST)


def last_day(today: date) -> date:
    """Return the last day that can be asked for: the end of next year, by the law known today."""
    return date(today.year + 1, 12, 31)


def periods(parameters: Parameters, *, until: date) -> tuple[tuple[date, date], ...]:
    """Return first and last day of each stretch of a year with the same law, the newest first.

    Law begins and ends on some day of a year; a stretch never goes beyond its year.
    """
    starts = {
        one.valid_from
        for one in parameters.amounts
        if one.status is Status.GELTEND and one.valid_from <= until
    }
    first = first_day(parameters)
    starts |= {date(year, 1, 1) for year in range(first.year, until.year + 1)}
    ordered = sorted(day for day in starts if day >= first)
    ends = [day - ONE_DAY for day in ordered[1:]]
    return tuple(zip(ordered, [*ends, date(until.year, 12, 31)], strict=True))[::-1]


def period_name(*, first: date, last: date) -> str:
    """Return "2024", "2025, Januar bis Juni" or "2021, 28. April bis 8. Juni"."""
    after = last + ONE_DAY
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        return str(first.year)
    start, end = MONTHS[first.month - 1], MONTHS[last.month - 1]
    if (first.day, after.day) != (1, 1):
        start, end = f"{first.day}. {start}", f"{last.day}. {end}"
    return f"{first.year}, {start} bis {end}"


def no_rule(*, first: date, last: date) -> str:
    """Return the sentence about a day without rule, with the days that have one."""
    return (
        "Für diesen Tag kennen wir kein geprüftes Recht. Bitte wählen Sie einen Tag vom "
        f"{german_date(first)} bis zum {german_date(last)}."
    )


NO_DAY = "Bitte geben Sie den Tag als Datum ein, zum Beispiel 24.12.2026."
