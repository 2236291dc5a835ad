"""What facilities cost, side by side: prices, and what residents of a Heim pay altogether."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from portal.domain.matching.category import Category
from portal.domain.profiles.own_share import own_shares
from portal.domain.profiles.prices import GRADES, ITEMS, PriceItem, Prices
from portal.law.parameters import Snapshot
from portal.values.money import Money

Amounts = tuple[Money | None, ...]
"""One per facility, in their order; None is what is not stated."""


@dataclass(frozen=True, slots=True)
class PricedFor:
    """What a price is for.

    Args:
        grades: the lowest and highest Pflegegrad for which all facilities ask the same; None if
            the price does not depend on it.
    """

    item: PriceItem
    grades: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class PaidFor:
    """Pflegegrade and months of a stay in which the same is paid altogether.

    Args:
        first_month: from 1.
        last_month: None if it goes on.
    """

    grades: tuple[int, int]
    first_month: int
    last_month: int | None

    @property
    def changes(self) -> bool:
        """Say whether it is another amount in other months of the stay."""
        return self.first_month > 1 or self.last_month is not None


def price_rows(
    *, prices: Sequence[Prices], category: Category
) -> tuple[tuple[PricedFor, Amounts], ...]:
    """Return what each thing costs; nothing about what no facility states."""
    found: list[tuple[PricedFor, Amounts]] = []
    for item in ITEMS[category]:
        if item is not PriceItem.PFLEGE:
            found.append((PricedFor(item, None), tuple(one.of(item) for one in prices)))
            continue
        by_grade = {grade: tuple(one.of(item, grade) for one in prices) for grade in GRADES}
        for amounts, grades in groupby(GRADES, key=lambda grade: by_grade[grade]):
            some = tuple(grades)
            found.append((PricedFor(item, (some[0], some[-1])), amounts))
    return tuple((subject, amounts) for subject, amounts in found if any(amounts))


def paid_rows(*, prices: Sequence[Prices], law: Snapshot) -> tuple[tuple[PaidFor, Amounts], ...]:
    """Return what residents pay in a month, § 43c SGB XI taken off, by months of the stay.

    Args:
        prices: of each Heim.
        law: of the day for which it is computed.
    """
    paid = [dict(_paid(one, law)) for one in prices]
    found: list[tuple[PaidFor, Amounts]] = []
    for months, grades in groupby(GRADES, key=lambda grade: _by_months(paid, grade)):
        some = tuple(grades)
        for (first, last), amounts in months:
            found.append((PaidFor((some[0], some[-1]), first, last), amounts))
    return tuple(found)


_Months = tuple[int, int | None]


def _paid(prices: Prices, law: Snapshot) -> Iterator[tuple[int, dict[_Months, Money]]]:
    """Give for each Pflegegrad with all prices what is paid in which months."""
    for share in own_shares(prices=prices, law=law):
        totals = {(step.first_month, step.last_month): step.total for step in share.steps}
        for grade in range(share.grades[0], share.grades[1] + 1):
            yield grade, totals


def _by_months(
    paid: Sequence[dict[int, dict[_Months, Money]]], grade: int
) -> tuple[tuple[_Months, Amounts], ...]:
    """Return what each asks of a Pflegegrad in which months; the law cuts all alike."""
    months = sorted(
        {one for totals in paid for one in totals.get(grade, {})}, key=lambda one: one[0]
    )
    return tuple((one, tuple(totals.get(grade, {}).get(one) for totals in paid)) for one in months)
