"""§ 37 Abs. 3 SGB XI: visits that people with Pflegegeld must call for."""

from datetime import date, timedelta

from portal.law.fristen.frist import Frist
from portal.law.fristen.zeitraum import add_months, first_of_period
from portal.law.parameters import Parameters, UnknownParameter

ONE_DAY = timedelta(days=1)


def list_visits(
    *, grade: int, since: date, ends_before: date, parameters: Parameters
) -> tuple[Frist, ...]:
    """Return the visits that fall due, one per calendar half-year or quarter, in order.

    The rule of a period is the one of its first day, but not earlier than `since`. Pflegegrad 1
    has no duty.

    `since` is the first day with Pflegegeld, or today; periods that begin on `ends_before` or
    later are left out.

    Raises:
        NotInForce: no rule is known for `since`.
    """
    visits: list[Frist] = []
    day = since
    while day < ends_before:
        try:
            rule = parameters.at(day=day).amount(f"beratungsbesuch.{grade}")
        except UnknownParameter:
            return ()
        months = rule.whole
        next_on = add_months(day=first_of_period(day=day, months=months), months=months)
        visits.append(Frist("beratungsbesuch", next_on - ONE_DAY, rule.citation, day))
        day = next_on
    return tuple(visits)
