"""When a facility that has not answered is reminded: after two working days in its Land."""

from datetime import date, timedelta

from portal.domain.inquiries.terms import REMIND_WORKING_DAYS
from portal.law.fristen.arbeitstage import add_working_days
from portal.law.fristen.feiertage import Feiertage, Land


def first_day_to_remind(*, sent_on: date, land: Land | None, feiertage: Feiertage) -> date:
    """Return the day after the second working day that followed the inquiry.

    Where the Land is not known, the holidays of every Land count, so that nobody is reminded too
    early.
    """
    ends = (
        add_working_days(
            day=sent_on, working_days=REMIND_WORKING_DAYS, land=one, feiertage=feiertage
        )
        for one in ([land] if land else Land)
    )
    return max(ends) + timedelta(days=1)


def land_called(*, name: str, feiertage: Feiertage) -> Land | None:
    """Return the Land with this German name; None if there is none."""
    return next((land for land, known in feiertage.names if known == name), None)
