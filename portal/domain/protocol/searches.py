"""What a part of Robin's result, or the open directory, looks for."""

from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.domain.robin.recommendation import PartAdvice

METRES_PER_KILOMETRE = 1_000


def wanted_of(*, advice: PartAdvice, radius_km: int) -> Wanted:
    """Return what a part of Robin's recommendation looks for.

    Raises:
        ValueError: the part lists no facilities.
    """
    if advice.category is None:
        raise ValueError(f"part {advice.part.number} lists no facilities")
    return Wanted(
        category=advice.category,
        needed=tuple(need.service for need in advice.needs),
        mandatory=(advice.indispensable,) if advice.indispensable else (),
        wishes=advice.wishes,
        kinds=advice.kinds,
        radius_m=radius_km * METRES_PER_KILOMETRE,
    )


def wanted_anything(*, category: Category, radius_km: int) -> Wanted:
    """Return a search for every offer of a category, whatever it offers."""
    return Wanted(
        category=category,
        needed=(),
        mandatory=(),
        wishes=(),
        kinds=frozenset(),
        radius_m=radius_km * METRES_PER_KILOMETRE,
    )
