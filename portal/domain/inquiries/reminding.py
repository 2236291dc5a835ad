"""When a facility that has not answered is reminded: after two working days in its Land."""

from datetime import date, timedelta

from portal.domain.inquiries.terms import REMIND_WORKING_DAYS
from portal.law.fristen.arbeitstage import add_working_days, move_to_working_day
from portal.law.fristen.feiertage import Feiertage, Land


def first_day_to_remind(*, sent_on: date, land: Land | None, feiertage: Feiertage) -> date:
    """Return the first working day after the second one that followed the inquiry.

    Where the Land is not known, the holidays of every Land count, so that nobody is reminded too
    early.
    """
    return max(_first_day(sent_on, one, feiertage) for one in ([land] if land else Land))


def land_called(*, name: str, feiertage: Feiertage) -> Land | None:
    """Return the Land with this German name; None if there is none."""
    return next((land for land, known in feiertage.names if known == name), None)


def _first_day(sent_on: date, land: Land, feiertage: Feiertage) -> date:
    second = add_working_days(
        day=sent_on, working_days=REMIND_WORKING_DAYS, land=land, feiertage=feiertage
    )
    return move_to_working_day(day=second + timedelta(days=1), land=land, feiertage=feiertage)
