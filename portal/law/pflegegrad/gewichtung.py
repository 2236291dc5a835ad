"""From Einzelpunkte to weighted points: Anlage 2 zu § 15 SGB XI and § 15 Abs. 3 Satz 2.

Sets stand for what can still come out: a set with one element is a result. Every set is the exact
image of the answers still possible, never a span between extremes.
"""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from functools import reduce
from operator import or_

from portal.law.pflegegrad.instrument import Module


def find_punktbereich(*, module: Module, raw: int) -> int:
    """Return the Punktbereich, 0 to 4, in which a sum of Einzelpunkte from 0 to `max_raw` lies."""
    return sum(raw > last for _, last in module.ranges)


def weigh(*, module: Module, raw: int) -> Decimal:
    """Return the weighted points for a sum of Einzelpunkte from 0 to `max_raw`."""
    return module.weighted[find_punktbereich(module=module, raw=raw)]


def list_sums(*, addends: Iterable[Collection[int]]) -> tuple[int, ...]:
    """Return every sum that arises by taking one number of each collection, ascending."""
    # Bit n of the mask says that the sum n can arise.
    mask = 1
    for choices in addends:
        mask = reduce(or_, (mask << one for one in choices))
    return tuple(number for number in range(mask.bit_length()) if mask >> number & 1)


def list_totals(
    *, weighted: Mapping[int, Collection[Decimal]], only_highest_of: Collection[int]
) -> tuple[Decimal, ...]:
    """Return every total of weighted points that the modules can still give, ascending.

    Law: § 15 Abs. 3 Satz 2: of modules 2 and 3 only the highest weighted value counts. The modules
    share no question, so that every combination of their values is possible.
    """
    totals = {Decimal()}
    highest = {Decimal()}
    for number, choices in weighted.items():
        if number in only_highest_of:
            highest = {max(one, other) for one in highest for other in choices}
        else:
            totals = {total + one for total in totals for one in choices}
    return tuple(sorted({total + one for total in totals for one in highest}))
