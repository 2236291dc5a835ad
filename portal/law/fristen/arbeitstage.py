"""Working days: Monday to Friday without the public holidays of the Land."""

from datetime import date, timedelta

from portal.law.fristen.feiertage import Feiertage, Land

SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_working_day(*, day: date, land: Land, feiertage: Feiertage) -> bool:
    """Say whether the day is an Arbeitstag.

    Raises:
        NotInForce: the holidays of that year are not known.
    """
    return day.weekday() < SATURDAY and not feiertage.name_of(day=day, land=land)


def add_working_days(*, day: date, working_days: int, land: Land, feiertage: Feiertage) -> date:
    """Return the last of so many working days after the day, which itself does not count.

    Law: § 26 Abs. 1 SGB X with § 187 Abs. 1 BGB.

    Raises:
        NotInForce: the holidays of a year are not known.
    """
    left = working_days
    while left:
        day += ONE_DAY
        left -= is_working_day(day=day, land=land, feiertage=feiertage)
    return day


def move_to_working_day(*, day: date, land: Land, feiertage: Feiertage) -> date:
    """Return the day, or the next working day where it is none.

    Law: § 26 Abs. 3 SGB X.

    Raises:
        NotInForce: the holidays of that year are not known.
    """
    while not is_working_day(day=day, land=land, feiertage=feiertage):
        day += ONE_DAY
    return day
