"""§ 34 Abs. 1 and 2 SGB XI: how long Pflegegeld goes on in hospital and abroad."""

from datetime import date, timedelta

from portal.law.fristen.frist import Frist
from portal.law.fristen.zeitraum import end_of_year
from portal.law.parameters import Amount, Parameters

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


def pay_abroad(*, left_on: date, days_abroad_before: int = 0, parameters: Parameters) -> Frist:
    """Return the last day with Pflegegeld outside the EU, the EWR and Switzerland.

    Law: § 34 Abs. 1 Nr. 1 SGB XI. In EU, EWR and Switzerland it goes on without limit
    (Abs. 1a). The weeks are counted per calendar year, so a stay that reaches the next year
    with days left over begins anew there.

    `days_abroad_before` are days of such stays earlier in the same calendar year.

    Raises:
        NotInForce: the day lies before the rule.
    """
    name = "pflegegeld_ausland"
    rule = parameters.at(day=left_on).amount(name)
    left = max(timedelta(), _days(rule) - timedelta(days=days_abroad_before))
    last = left_on + left - ONE_DAY
    if last > end_of_year(year=left_on.year):
        new_year = end_of_year(year=left_on.year) + ONE_DAY
        rule = parameters.at(day=new_year).amount(name)
        last = new_year + _days(rule) - ONE_DAY
    return Frist("pflegegeld_ausland", last, rule.citation, left_on)


def _days(rule: Amount) -> timedelta:
    return timedelta(days=rule.whole * DAYS_OF_A_WEEK)
