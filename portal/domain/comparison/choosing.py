"""Which facilities can stand side by side."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from portal.domain.comparison.offer import ChosenOffer

FEWEST_COMPARED = 2
MOST_COMPARED = 4
"""More columns than that nobody can read."""


class Obstacle(StrEnum):
    """Why a choice cannot be compared as it is."""

    TOO_FEW = "zu_wenige"
    GONE = "nicht_mehr_da"
    MIXED = "verschiedene_arten"
    TOO_MANY = "zu_viele"


def obstacle(*, asked: Collection[int], offers: Sequence[ChosenOffer]) -> Obstacle | None:
    """Return what stands in the way; None if the choice can be compared.

    Args:
        asked: the ids that were chosen, each once.
        offers: those of them that are published.
    """
    if len(asked) < FEWEST_COMPARED:
        return Obstacle.TOO_FEW
    if len(offers) < len(asked):
        return Obstacle.GONE
    if len({offer.category for offer in offers}) > 1:
        return Obstacle.MIXED
    return Obstacle.TOO_MANY if len(offers) > MOST_COMPARED else None
