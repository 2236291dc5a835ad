"""§ 34 Abs. 1 and 2 SGB XI: how long Pflegegeld goes on in hospital and abroad."""

from datetime import date, timedelta

from portal.law.fristen.frist import Frist
from portal.law.fristen.zeitraum import MONTHS_OF_A_YEAR, end_of_year, first_of_period
from portal.law.parameters import Amount, Parameters
from portal.values.errors import Invalid

DAYS_OF_A_WEEK = 7
ONE_DAY = timedelta(days=1)


def pay_in_hospital(*, admitted_on: date, parameters: Parameters) -> Frist:
    """Return the last day with Pflegegeld during a stay in hospital or Reha.

    Law: § 34 Abs. 2 Satz 2 SGB XI. A longer period that becomes law before the shorter one is
    over counts from the day of admission.

    Raises:
        NotInForce: the day lies before the rule.
    """
    name = "pflegegeld_krankenhaus"
    rule = parameters.at(day=admitted_on).amount(name)
    last = admitted_on + _days(rule) - ONE_DAY
    later = parameters.at(day=last).amount(name)
    last = admitted_on + _days(later) - ONE_DAY
    return Frist("pflegegeld_krankenhaus", last, later.citation, admitted_on)


def pay_abroad(
    *,
    left_on: date,
    stays_until: date | None = None,
    days_abroad_before: int = 0,
    parameters: Parameters,
) -> tuple[Frist, ...]:
    """Return each unbroken period with Pflegegeld outside the EU, the EWR and Switzerland.

    Law: § 34 Abs. 1 Nr. 1 SGB XI. In EU, EWR and Switzerland it goes on without limit
    (Abs. 1a). The weeks are counted per calendar year: a stay that reaches the next year begins
    anew there, after a gap if the weeks of the year before were used up. None where no day is
    left.

    Args:
        left_on: first day abroad.
        stays_until: last day abroad; if not said, it ends with the Pflegegeld.
        days_abroad_before: days of such stays earlier in the same calendar year.
        parameters: dated values.

    Raises:
        NotInForce: a day lies before the rule.
        Invalid: the stay ends before it begins, or the year has fewer days before it.
    """
    if stays_until is not None and stays_until < left_on:
        raise Invalid("stays_until", "range")
    passed = left_on - first_of_period(day=left_on, months=MONTHS_OF_A_YEAR)
    if not timedelta() <= timedelta(days=days_abroad_before) <= passed:
        raise Invalid("days_abroad_before", "range")
    periods: list[Frist] = []
    first, used = left_on, timedelta(days=days_abroad_before)
    while stays_until is None or first <= stays_until:
        end = end_of_year(year=first.year)
        rule = parameters.at(day=first).amount("pflegegeld_ausland")
        last = min(first + _days(rule) - used - ONE_DAY, end, stays_until or end)
        if last >= first:
            goes_on = bool(periods) and periods[-1].ends_on + ONE_DAY == first
            starts_on = periods.pop().starts_on if goes_on else first
            periods.append(Frist("pflegegeld_ausland", last, rule.citation, starts_on))
        if stays_until is None and last < end:
            break
        first, used = end + ONE_DAY, timedelta()
    return tuple(periods)


def _days(rule: Amount) -> timedelta:
    return timedelta(days=rule.whole * DAYS_OF_A_WEEK)
