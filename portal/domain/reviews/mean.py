"""How votes become a mean: exact, rounded once, and never of fewer than three."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

FEWEST_VOTES = 3
"""Below that a mean says more about chance than about the facility."""

TENTH = Decimal("0.1")
PARTS = 27_720
"""Parts of a star in which means are added up: every number up to 12 divides them."""


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of stars with the number of votes behind it.

    Args:
        stars: 1.0 to 5.0 with one decimal; None with fewer than three votes.
    """

    stars: Decimal | None
    votes: int


UNRATED = Mean(stars=None, votes=0)
"""Nobody has voted."""


def mean_of(*, total: int | Fraction, votes: int) -> Mean:
    """Return the mean of so many stars given by so many votes."""
    if votes < FEWEST_VOTES:
        return Mean(stars=None, votes=votes)
    return Mean(stars=_rounded(Fraction(total, votes)), votes=votes)


def mean_of_parts(*, parts: int, votes: int) -> Mean:
    """Return the mean of so many reviews, given the sum of their means in `PARTS` of a star."""
    if not votes:
        return UNRATED
    return mean_of(total=Fraction(parts, PARTS), votes=votes)


def overall(*, reviews: Sequence[Mapping[str, int]]) -> Mean:
    """Return the mean of all reviews; each counts once, however many criteria it rates."""
    rated = [stars for stars in reviews if stars]
    if len(rated) < FEWEST_VOTES:
        return Mean(stars=None, votes=len(rated))
    means = [Fraction(sum(stars.values()), len(stars)) for stars in rated]
    return Mean(stars=_rounded(sum(means, Fraction(0)) / len(means)), votes=len(means))


def _rounded(exact: Fraction) -> Decimal:
    """Round half up to one decimal, without a float on the way."""
    tenths = (Decimal(exact.numerator * 10) / Decimal(exact.denominator)).quantize(
        Decimal(1), rounding=ROUND_HALF_UP
    )
    return (tenths * TENTH).quantize(TENTH)
