"""What residents of a Heim pay themselves each month, the longer the less.

Law: § 43c SGB XI lowers the part of the price that is for care; the Ausbildungsumlage belongs to
it (§ 28 Abs. 2 PflBG). Unterkunft, Verpflegung and Investitionskosten are paid in full.
"""

from dataclasses import dataclass
from decimal import Decimal

from portal.domain.profiles.prices import GRADES, PriceItem, Prices
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.leistungen.wohnen import leistungszuschlag
from portal.law.parameters import Snapshot
from portal.values.citation import Citation
from portal.values.money import Money

_LIVING = (PriceItem.UNTERKUNFT, PriceItem.VERPFLEGUNG, PriceItem.INVESTITION)


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

    Args:
        prices: of a Heim, per month.
        law: of the day for which it is computed.
    """
    living = [prices.of(item) for item in _LIVING]
    training = prices.of(PriceItem.AUSBILDUNG) or Money(0)
    rest = Money(sum(amount.cents for amount in living if amount is not None))
    found: list[OwnShare] = []
    for grade in GRADES if None not in living else ():
        price = prices.of(PriceItem.PFLEGE, grade)
        if price is None:
            continue
        share = _share(grade, Money(price.cents + training.cents), rest, law)
        last = found[-1] if found else None
        if last and last.steps == share.steps and last.grades[1] == grade - 1:
            share = _share_of((last.grades[0], grade), share)
            found.pop()
        found.append(share)
    return tuple(found)


def _share_of(grades: tuple[int, int], share: OwnShare) -> OwnShare:
    return OwnShare(grades, share.care, share.living, share.steps, share.citation)


def _share(grade: int, care: Money, living: Money, law: Snapshot) -> OwnShare:
    name = leistungszuschlag.NAME
    firsts = sorted(
        int(key.removeprefix(leistungszuschlag.FROM_MONTH)) for key in law.keys(name)
    ) or [1]
    lasts = [*(first - 1 for first in firsts[1:]), None]
    steps = tuple(
        _step(grade, care, living, law, (first, last))
        for first, last in zip(firsts, lasts, strict=True)
    )
    if all(step.percent is None for step in steps):
        steps = (MonthStep(1, None, None, Money(0), steps[0].total),)
    return OwnShare((grade, grade), care, living, steps, law.citation(name))


def _step(
    grade: int, care: Money, living: Money, law: Snapshot, months: tuple[int, int | None]
) -> MonthStep:
    situation = Situation(
        grade=grade, day=law.day, home=Wohnform.HEIM, months_in_home=months[0], own_share=care
    )
    posten = leistungszuschlag.assess(situation=situation, law=law).value.posten
    percent, supplement = None, Money(0)
    for one in posten:
        if isinstance(one.value, Money):
            supplement = one.value
        else:
            percent = one.value
    total = Money(care.cents - supplement.cents + living.cents)
    return MonthStep(*months, percent, supplement, total)
