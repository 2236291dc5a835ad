"""Prices of a facility as its provider states them: integer cents, per Pflegegrad or for all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal.domain.matching.category import Category
from portal.values.errors import Invalid
from portal.values.money import Money

ALL_GRADES = 0
"""Stands for a price that is the same for everybody."""
GRADES = range(1, 6)
HIGHEST_CENTS = 10_000_000


class PriceItem(StrEnum):
    """What costs something; the value is stored.

    PFLEGE is what residents themselves pay for care, what the Pflegekasse pays taken off: from
    Pflegegrad 2 on the einrichtungseinheitlicher Eigenanteil (§ 84 Abs. 2 Satz 3 SGB XI). In
    Tagespflege it is the whole price of care, which the Pflegekasse pays up to its amount.
    """

    PFLEGE = "pflege"
    AUSBILDUNG = "ausbildung"
    UNTERKUNFT = "unterkunft"
    VERPFLEGUNG = "verpflegung"
    INVESTITION = "investition"
    FAHRT = "fahrt"
    BETREUUNG = "betreuung"
    HAUSHALT = "haushalt"
    ANFAHRT = "anfahrt"
    PAUSCHALE = "pauschale"


_ITEMS_BY_NAME = {item.value: item for item in PriceItem}


class Per(StrEnum):
    """What a price is paid for; the value is shown."""

    MONTH = "im Monat"
    DAY = "am Tag"
    HOUR = "je Stunde"
    VISIT = "je Besuch"


_HOME = (
    PriceItem.PFLEGE,
    PriceItem.AUSBILDUNG,
    PriceItem.UNTERKUNFT,
    PriceItem.VERPFLEGUNG,
    PriceItem.INVESTITION,
)
ITEMS: Mapping[Category, Mapping[PriceItem, Per]] = {
    Category.STATIONAER: dict.fromkeys(_HOME, Per.MONTH),
    Category.TAGESPFLEGE: dict.fromkeys((*_HOME, PriceItem.FAHRT), Per.DAY),
    Category.AMBULANT: {
        PriceItem.BETREUUNG: Per.HOUR,
        PriceItem.HAUSHALT: Per.HOUR,
        PriceItem.ANFAHRT: Per.VISIT,
        PriceItem.INVESTITION: Per.VISIT,
    },
    Category.WOHNEN: {PriceItem.PAUSCHALE: Per.MONTH},
}
"""What applies to each category, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class GradePrice:
    """What one thing costs for Pflegegrade one after the other.

    Args:
        grades: the lowest and the highest; None if the price is the same for all.
    """

    grades: tuple[int, int] | None
    amount: Money


@dataclass(frozen=True, slots=True)
class Prices:
    """All prices that are stated.

    Args:
        amounts: by what costs something and the Pflegegrad, `ALL_GRADES` for everybody.
    """

    amounts: Mapping[tuple[PriceItem, int], Money]

    def of(self, item: PriceItem, grade: int = ALL_GRADES) -> Money | None:
        """Return what it costs with that Pflegegrad; None if that is not stated."""
        return self.amounts.get((item, grade), self.amounts.get((item, ALL_GRADES)))

    def steps(self, item: PriceItem) -> tuple[GradePrice, ...]:
        """Return what it costs, neighbouring Pflegegrade with the same price together."""
        common = self.amounts.get((item, ALL_GRADES))
        if common is not None:
            return (GradePrice(None, common),)
        found: list[GradePrice] = []
        for grade in GRADES:
            amount = self.amounts.get((item, grade))
            last = found[-1] if found else None
            if amount is None:
                continue
            if last and last.amount == amount and last.grades and last.grades[1] == grade - 1:
                found[-1] = GradePrice((last.grades[0], grade), amount)
            else:
                found.append(GradePrice((grade, grade), amount))
        return tuple(found)


NO_PRICES = Prices({})
"""Nothing is stated."""


def check_prices(*, prices: Prices, category: Category) -> None:
    """Refuse what does not belong to the category, no Pflegegrad, or no price.

    A price for all beside one for a single Pflegegrad contradicts itself.

    Raises:
        Invalid: field "prices", code "item", "grade" or "amount".
    """
    for (item, grade), amount in prices.amounts.items():
        if item not in ITEMS[category]:
            raise Invalid("prices", "item")
        if grade != ALL_GRADES and (grade not in GRADES or item is not PriceItem.PFLEGE):
            raise Invalid("prices", "grade")
        if grade != ALL_GRADES and (item, ALL_GRADES) in prices.amounts:
            raise Invalid("prices", "grade")
        if not 0 <= amount.cents <= HIGHEST_CENTS:
            raise Invalid("prices", "amount")


def prices_to_rows(*, prices: Prices) -> list[list[str | int]]:
    """Return the shape in which prices are stored."""
    return [[item.value, grade, one.cents] for (item, grade), one in prices.amounts.items()]


def prices_from_rows(*, rows: Iterable[tuple[str, int, int]]) -> Prices:
    """Return stored prices."""
    return Prices({(_ITEMS_BY_NAME[item], grade): Money(cents) for item, grade, cents in rows})
