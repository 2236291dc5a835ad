"""§ 37 Abs. 3 SGB XI: visits that people with Pflegegeld must call for."""

from datetime import date, timedelta

from portal.law.fristen.frist import Frist
from portal.law.fristen.zeitraum import add_months, first_of_period
from portal.law.parameters import Parameters, Snapshot

ONE_DAY = timedelta(days=1)


def list_visits(
    *, grade: int, since: date, ends_before: date, parameters: Parameters
) -> tuple[Frist, ...]:
    """Return the visits that fall due, one per calendar half-year or quarter, in order.

    The rule of a period is the one of its first day, but not earlier than `since`. Pflegegrad 1
    has no duty. `since` is the first day with Pflegegeld, or today; periods that begin on
    `ends_before` or later are left out.

    Raises:
        NotInForce: no rule is known for `since`.
    """
    visits: list[Frist] = []
    day = since
    while day < ends_before:
        visit = visit_of_period(grade=grade, law=parameters.at(day=day))
        if visit is None:
            return ()
        visits.append(visit)
        day = visit.ends_on + ONE_DAY
    return tuple(visits)


def visit_of_period(*, grade: int, law: Snapshot) -> Frist | None:
    """Return the visit of the calendar period that holds the day, None without a duty.

    Raises:
        NotInForce: no rule is known for the day.
    """
    name = f"beratungsbesuch.{grade}"
    if name not in law.known:
        return None
    rule = law.amount(name)
    first = first_of_period(day=law.day, months=rule.whole)
    ends_on = add_months(day=first, months=rule.whole) - ONE_DAY
    return Frist("beratungsbesuch", ends_on, rule.citation, law.day)
