"""What a part of Robin's result, or the open directory, looks for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from portal.domain.availability.light import FreePlace, KindOfPlace
from portal.domain.matching.category import Category
from portal.domain.matching.formula import WIDER_RADIUS_M
from portal.domain.matching.score import Wanted
from portal.domain.matching.services import Service
from portal.domain.robin.recommendation import PartAdvice
from portal.domain.text_search.terms import Term

METRES_PER_KILOMETRE = 1_000
_SERVICE_OF: Mapping[Category, Mapping[KindOfPlace, Service]] = {
    Category.STATIONAER: {
        KindOfPlace.DAUERPFLEGE: Service.STA_VOLL,
        KindOfPlace.KURZZEITPFLEGE: Service.STA_KURZZEIT,
        KindOfPlace.VERHINDERUNGSPFLEGE: Service.STA_KURZZEIT,
    },
    Category.TAGESPFLEGE: {
        KindOfPlace.TAGESPFLEGE: Service.TAG,
        KindOfPlace.NACHTPFLEGE: Service.NACHT,
    },
}
"""What must be offered for a kind of place, where a category has several."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose in the open directory besides category, place and radius.

    Args:
        services: all of them must be offered; those of other categories do not count.
        kind: the kind of place that is offered and whose light counts; None for any.
        free: such a place must be reported free; None if that does not matter.
        words: all of them must be found in what is said of the facility.
        by_address: ambulatory services are found by where they are, whatever they serve.
    """

    services: tuple[Service, ...] = ()
    kind: KindOfPlace | None = None
    free: FreePlace | None = None
    words: tuple[Term, ...] = ()
    by_address: bool = False


EVERYTHING = Chosen()
"""Nothing was chosen, so that everything is listed."""


def wanted_wider(*, advice: PartAdvice) -> Wanted:
    """Return what a part looks for within the largest radius, also what does not serve the place.

    Raises:
        ValueError: the part lists no facilities.
    """
    radius_km = WIDER_RADIUS_M // METRES_PER_KILOMETRE
    return replace(wanted_of(advice=advice, radius_km=radius_km), by_address=True)


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


def choosable_kinds(*, category: Category) -> tuple[KindOfPlace, ...]:
    """Return the kinds of place among which one may be chosen; none where all are of one kind."""
    return tuple(_SERVICE_OF.get(category, {}))


@cache
def choosable_services(*, category: Category) -> tuple[Service, ...]:
    """Return what may be asked for: what the category offers and what any facility may offer.

    What a kind of place stands for is left out.
    """
    by_kind = _SERVICE_OF.get(category, {}).values()
    return tuple(one for one in Service if one.category in {category, None} and one not in by_kind)


def wanted_open(*, category: Category, radius_km: int, chosen: Chosen = EVERYTHING) -> Wanted:
    """Return a search of the open directory: every offer of a category that has what was chosen.

    All chosen services must be offered. What other categories have does not count.
    """
    kinds = {chosen.kind} & set(choosable_kinds(category=category))
    services = [
        *(one for one in choosable_services(category=category) if one in chosen.services),
        *(_SERVICE_OF[category][kind] for kind in kinds if kind),
    ]
    return Wanted(
        category=category,
        needed=(),
        mandatory=tuple(frozenset({one}) for one in services),
        wishes=(),
        kinds=frozenset(kind for kind in kinds if kind),
        radius_m=radius_km * METRES_PER_KILOMETRE,
        free=chosen.free,
        words=chosen.words,
        by_address=chosen.by_address,
    )
