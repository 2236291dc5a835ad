"""Adding months and years to a day, § 188 BGB with § 26 Abs. 1 SGB X."""

import calendar
from datetime import date

MONTHS_OF_A_YEAR = 12


def add_months(*, day: date, months: int) -> date:
    """Return the day with the same number so many months later.

    Law: § 188 Abs. 2 and 3 BGB; where the month lacks that day, its last day.
    """
    years, month = divmod(day.month - 1 + months, MONTHS_OF_A_YEAR)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def first_of_period(*, day: date, months: int) -> date:
    """Return the first day of the calendar period of so many months that holds the day.

    Three months give quarters, six give half-years; months must divide the year.
    """
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def end_of_year(*, year: int) -> date:
    """Return the last day of a calendar year."""
    return date(year, MONTHS_OF_A_YEAR, 31)
