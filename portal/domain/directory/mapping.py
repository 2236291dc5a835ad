"""What a source calls an offer → our category, codes and kind of place.

The table is complete: what does not stand in it is refused by name and never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.availability.light import KindOfPlace
from portal.domain.directory.record import RowRefused
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service


@dataclass(frozen=True, slots=True)
class Offer:
    """What a source value means: the category, the codes, and what a free place is for."""

    category: Category
    services: tuple[Service, ...]
    kind: KindOfPlace


_HOME_CARE = Offer(
    Category.AMBULANT,
    (Service.AMB_GRUNDPFLEGE, Service.AMB_BEHANDLUNG),
    KindOfPlace.AUFNAHME,
)
_NURSING_HOME = Offer(Category.STATIONAER, (Service.STA_VOLL,), KindOfPlace.DAUERPFLEGE)
_SHORT_STAY = Offer(Category.STATIONAER, (Service.STA_KURZZEIT,), KindOfPlace.KURZZEITPFLEGE)


def _housing(*services: Service) -> Offer:
    return Offer(Category.WOHNEN, services, KindOfPlace.WOHNUNG)


OFFERS: Mapping[tuple[str, str], Offer] = {
    ("Ambulante Pflege", "Pflegedienst"): _HOME_CARE,
    ("OSM", "ambulatory_care"): _HOME_CARE,
    ("OSM", "outreach"): _HOME_CARE,
    ("Stationäre Pflege", "Dauerpflege"): _NURSING_HOME,
    ("OSM", "nursing_home"): _NURSING_HOME,
    ("Stationäre Pflege", "Kurzzeitpflege"): _SHORT_STAY,
    ("Stationäre Pflege", "Kurzzeitpflege (Streuplätze)"): _SHORT_STAY,
    ("Teilstationäre Pflege", "Tagespflege"): Offer(
        Category.TAGESPFLEGE, (Service.TAG,), KindOfPlace.TAGESPFLEGE
    ),
    ("Teilstationäre Pflege", "Nachtpflege"): Offer(
        Category.TAGESPFLEGE, (Service.NACHT,), KindOfPlace.NACHTPFLEGE
    ),
    ("Wohnen", "Betreutes Wohnen"): _housing(Service.WOHN_BETREUT),
    ("Wohnen", "Barrierearmes Wohnen"): _housing(Service.WOHN_BARRIEREFREI),
    ("Wohnen", "Barrierefreies Wohnen"): _housing(Service.WOHN_BARRIEREFREI),
    ("Wohnen", "Ambulant betreute WG"): _housing(Service.WOHN_WG),
    ("Wohnen", ""): _housing(),
}
"""(versorgungsart, angebot) → offer."""


def offer_for(*, kind_of_care: str, offer: str) -> Offer:
    """Return what the source's pair of words means.

    Raises:
        RowRefused: the pair is not in the table.
    """
    try:
        return OFFERS[kind_of_care, offer]
    except KeyError:
        raise RowRefused(
            column="angebot", reason=f"{kind_of_care!r} / {offer!r} is not in the import mapping"
        ) from None


def extra_services(*, codes: str, category: Category) -> tuple[Service, ...]:
    """Read further service codes, separated by `|`, such as „AMB_DEMENZ|AMB_NACHT“.

    Raises:
        RowRefused: a code is unknown or belongs to another category.
    """
    services = []
    for code in (part.strip() for part in codes.split("|")):
        if not code:
            continue
        if code not in Service.__members__:
            raise RowRefused(column="leistungen", reason=f"{code!r} is not a service code")
        service = Service[code]
        if service.category not in {None, category}:
            raise RowRefused(column="leistungen", reason=f"{code} does not fit {category.value}")
        services.append(service)
    return tuple(services)
