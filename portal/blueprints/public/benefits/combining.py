"""How Pflegegeld and Pflegesachleistung share a month: the combination calculator."""

from dataclasses import dataclass, replace
from decimal import Decimal

from portal.law.leistungen.haeuslich import kombination
from portal.law.leistungen.haeuslich.nutzung import measure_use
from portal.law.leistungen.leistung import round_to_cents
from portal.law.leistungen.situation import NOTHING, Situation
from portal.law.parameters import Snapshot
from portal.web.content import Content
from portal.web.law_words import value_words

STEPS = (Decimal(25), Decimal(50), Decimal(75))
"""Examples of use, in per cent."""
WHOLE = 1_000
"""The whole bar."""


@dataclass(frozen=True, slots=True)
class Combination:
    """How Pflegegeld and Pflegesachleistung share the month.

    Args:
        used: "898,20", in euro.
        maximum: "1.497", in euro.
        share: used part in per cent, in German notation.
        rest: what is left of the Pflegegeld in per cent.
        width: used part in thousandths, for the bar.
        money: what is left of the Pflegegeld, "239,60 Euro im Monat".
        steps: examples: per cent used and the Pflegegeld beside it.
    """

    used: str
    maximum: str
    share: str
    rest: str
    width: int
    money: str
    steps: tuple[tuple[str, str], ...]


def combine(*, situation: Situation, known: Content) -> Combination:
    """Return the shares of the month where both are due.

    Raises:
        NotInForce: there were no Pflegegrade on the day.
    """
    law = known.law_at(day=situation.day)
    use = measure_use(situation=situation, law=law)
    width = int(use.share * WHOLE)
    plain = replace(situation, converted=NOTHING)
    return Combination(
        used=round_to_cents(cents=use.maximum - use.rest).german(),
        maximum=round_to_cents(cents=use.maximum).german(),
        share=_percent(width),
        rest=_percent(WHOLE - width),
        width=width,
        money=_money_beside(situation, law),
        steps=tuple((str(step), _money_beside(replace(plain, used=step), law)) for step in STEPS),
    )


def _money_beside(situation: Situation, law: Snapshot) -> str:
    """Return the Pflegegeld beside the Sachleistung used, in words."""
    return value_words(kombination.assess(situation=situation, law=law).value.posten[0])


def _percent(thousandths: int) -> str:
    """Return "60" or "59,9"."""
    whole, rest = divmod(thousandths, 10)
    return f"{whole},{rest}" if rest else str(whole)
