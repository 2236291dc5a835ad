"""What residents of a Heim pay themselves each month, the longer the less.

Law: § 43c SGB XI lowers the part of the price that is for care; the Ausbildungsumlage belongs to
it (§ 28 Abs. 2 PflBG). Unterkunft, Verpflegung and Investitionskosten are paid in full.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import groupby

from portal.domain.profiles.prices import GRADES, PriceItem, Prices
from portal.law.leistungen.leistung import PERCENT, round_to_cents
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.leistungen.wohnen import leistungszuschlag
from portal.law.parameters import KEPT_DAYS, Snapshot
from portal.values.citation import Citation
from portal.values.money import Money

_LIVING = (PriceItem.UNTERKUNFT, PriceItem.VERPFLEGUNG, PriceItem.INVESTITION)
_KEPT_PARTS = len(GRADES) * KEPT_DAYS
"""What the law of a day says to each Pflegegrad is worked out once."""


@dataclass(frozen=True, slots=True)
class MonthStep:
    """What is paid from one month of the stay on.

    Args:
        first_month: the first month for which it holds, counted from 1.
        last_month: the last; None if it holds from then on.
        percent: part of the costs of care that is taken over; None if nothing is.
        supplement: that part in money per month.
        total: what is left of the costs of care, with everything else; in money per month.
    """

    first_month: int
    last_month: int | None
    percent: Decimal | None
    supplement: Money
    total: Money


@dataclass(frozen=True, slots=True)
class OwnShare:
    """What is paid with Pflegegrade that pay the same.

    Args:
        grades: the lowest and the highest of them.
        care: part of the costs of care before the supplement, Ausbildungsumlage included.
        living: Unterkunft, Verpflegung and Investitionskosten together.
        steps: by months of the stay, ascending.
        citation: of the supplement.
    """

    grades: tuple[int, int]
    care: Money
    living: Money
    steps: tuple[MonthStep, ...]
    citation: Citation


def own_shares(*, prices: Prices, law: Snapshot) -> tuple[OwnShare, ...]:
    """Return what is paid with each Pflegegrad; nothing unless every part of the price is known.

    Where the Ausbildungsumlage is part of the price of care, its provider states 0 € for it.

    Args:
        prices: of a Heim, per month.
        law: of the day for which it is computed.
    """
    living = [prices.of(item) for item in _LIVING]
    training = prices.of(PriceItem.AUSBILDUNG)
    if training is None or None in living:
        return ()
    rest = Money(sum(amount.cents for amount in living if amount is not None))
    found: list[OwnShare] = []
    known = {
        grade: (price, _parts(grade, law))
        for grade in GRADES
        if (price := prices.of(PriceItem.PFLEGE, grade)) is not None
    }
    for alike, some in groupby(GRADES, key=known.get):
        if alike is None:
            continue
        grades = tuple(some)
        care = Money(alike[0].cents + training.cents)
        steps = tuple(_step(care, rest, part) for part in alike[1])
        citation = law.citation(leistungszuschlag.NAME)
        found.append(OwnShare((grades[0], grades[-1]), care, rest, steps, citation))
    return tuple(found)


_Part = tuple[int, int | None, Decimal | None, Fraction]
"""First and last month; what part of the costs of care is taken over, in per cent and of 1."""


@lru_cache(maxsize=_KEPT_PARTS)
def _parts(grade: int, law: Snapshot) -> tuple[_Part, ...]:
    """Return which part is taken over in which months; one step of nothing if there is none."""
    situation = Situation(grade=grade, day=law.day, home=Wohnform.HEIM)
    posten = leistungszuschlag.assess(situation=situation, law=law).value.posten
    prefix = f"{leistungszuschlag.NAME}.{leistungszuschlag.FROM_MONTH}"
    firsts = [int(one.name.removeprefix(prefix)) for one in posten]
    if not firsts:
        return ((1, None, None, Fraction(0)),)
    lasts = [*(first - 1 for first in firsts[1:]), None]
    percents = [law.number(one.name) for one in posten]
    shares = [Fraction(percent) / PERCENT for percent in percents]
    return tuple(zip(firsts, lasts, percents, shares, strict=True))


def _step(care: Money, living: Money, part: _Part) -> MonthStep:
    first, last, percent, share = part
    taken = round_to_cents(cents=care.cents * share)
    total = Money(care.cents - taken.cents + living.cents)
    return MonthStep(first, last, percent, taken, total)
