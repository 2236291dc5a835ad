"""§ 33 Abs. 1 SGB XI: from which day benefits are paid after an application."""

from datetime import date

from portal.values.citation import Citation
from portal.values.finding import Finding, Reason

NORM = Citation("§ 33 Abs. 1 SGB XI", url="https://www.gesetze-im-internet.de/sgb_11/__33.html")


def begin_benefits(*, applied_on: date, needed_since: date) -> Finding[date]:
    """Return the first day with benefits.

    Law: § 33 Abs. 1 Satz 2 and 3 SGB XI. Whoever applies in a later month than the one in which
    the need began gets benefits from the first of the month of the application; else they begin
    with the application, but not before the need.
    """
    first = applied_on.replace(day=1)
    if needed_since < first:
        return Finding(first, (Reason("monatsanfang", NORM),))
    if needed_since > applied_on:
        return Finding(needed_since, (Reason("bedarf", NORM),))
    return Finding(applied_on, (Reason("antrag", NORM),))
