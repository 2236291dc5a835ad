"""When somebody can wait for a place: the light decides, and whether inquiries are wanted."""

from collections.abc import Iterable, Mapping

from portal.domain.availability.light import KindOfPlace, Light, Shown
from portal.domain.matching.category import Category

KINDS_OF: Mapping[Category, tuple[KindOfPlace, ...]] = {
    Category.AMBULANT: (KindOfPlace.AUFNAHME,),
    Category.STATIONAER: (
        KindOfPlace.DAUERPFLEGE,
        KindOfPlace.KURZZEITPFLEGE,
        KindOfPlace.VERHINDERUNGSPFLEGE,
    ),
    Category.TAGESPFLEGE: (KindOfPlace.TAGESPFLEGE, KindOfPlace.NACHTPFLEGE),
    Category.WOHNEN: (KindOfPlace.WOHNUNG,),
}
"""What can be free at an offer of each category."""


def kinds_to_wait_for(
    *, category: Category, lamps: Mapping[KindOfPlace, Shown], accepts_inquiries: bool
) -> tuple[KindOfPlace, ...]:
    """Return the kinds of place for which one can join the waiting list.

    Those that the facility ever reported on, else all of its category. A kind that counts as free
    is left out, because asking now is better than waiting; unless inquiries are not wanted.
    """
    free = {kind for kind, lamp in lamps.items() if lamp.counts_as is Light.FREI}
    kinds = [kind for kind in KINDS_OF[category] if not lamps or kind in lamps]
    return tuple(kind for kind in kinds if kind not in free or not accepts_inquiries)


def suggests_waiting(*, lamps: Iterable[Shown], accepts_inquiries: bool) -> bool:
    """Say whether a profile leads to the waiting list: some kind is full, or nobody may ask.

    What was reported full too long ago to count does not (settled rule of the light's age).
    """
    return not accepts_inquiries or any(lamp.counts_as_full for lamp in lamps)
