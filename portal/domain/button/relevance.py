"""What makes a request over the „Anfrage-Button“ fit a facility (published rules).

The rules stand in words in `components/button_rules.html`; whoever changes one changes both.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.domain.availability.light import KindOfPlace, Report, shown
from portal.domain.inquiries.screening import Doubt
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.waiting.offering import KINDS_OF

NEEDED: Mapping[KindOfPlace, frozenset[Service]] = {
    KindOfPlace.DAUERPFLEGE: frozenset({Service.STA_VOLL}),
    KindOfPlace.KURZZEITPFLEGE: frozenset({Service.STA_KURZZEIT}),
    KindOfPlace.VERHINDERUNGSPFLEGE: frozenset({Service.STA_KURZZEIT, Service.AMB_VERHINDERUNG}),
    KindOfPlace.TAGESPFLEGE: frozenset({Service.TAG}),
    KindOfPlace.NACHTPFLEGE: frozenset({Service.NACHT, Service.AMB_NACHT}),
}
"""By kind of place the services of which one says that there is such a place."""
REACH_M: Mapping[Category, int] = {
    Category.AMBULANT: 25_000,
    Category.STATIONAER: 50_000,
    Category.TAGESPFLEGE: 25_000,
    Category.WOHNEN: 50_000,
}
"""So many metres away a facility still fits; a service that names its postcodes goes by these."""
SPAM = frozenset({Doubt.TRAP, Doubt.NO_STAMP})
"""What only a programme leaves behind in a form that asks for nothing in free words."""


class Start(StrEnum):
    """When the help is wanted."""

    SOFORT = "sofort"
    VIER_WOCHEN = "vier-wochen"
    DREI_MONATE = "drei-monate"
    SPAETER = "spaeter"


WITHIN: Mapping[Start, timedelta] = {
    Start.SOFORT: timedelta(days=14),
    Start.VIER_WOCHEN: timedelta(days=28),
    Start.DREI_MONATE: timedelta(days=92),
}
"""How far ahead somebody looks; `SPAETER` waits as long as it takes."""


class Reason(StrEnum):
    """Why a request does not fit; the value is stored."""

    SPAM = "spam"
    NOT_WANTED = "keine-anfragen"
    KIND = "art"
    AREA = "gebiet"
    FULL = "belegt"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a facility says of itself.

    Args:
        accepts_inquiries: it wants to be asked, and can be.
        served: postcodes that an ambulatory service named itself; empty if it named none.
    """

    category: Category
    services: frozenset[Service]
    reports: tuple[Report, ...]
    accepts_inquiries: bool
    served: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for.

    Args:
        postcodes: of the place where help is needed.
        distance_m: from that place to the facility, in metres.
    """

    kind: KindOfPlace
    postcodes: tuple[str, ...]
    distance_m: int
    start: Start


def judge(*, offer: Offer, wanted: Wanted, doubts: Collection[Doubt], today: date) -> Reason | None:
    """Return the first reason why this does not fit, in the order of `Reason`; None if it does."""
    found = {
        Reason.SPAM: not SPAM.isdisjoint(doubts),
        Reason.NOT_WANTED: not offer.accepts_inquiries,
        Reason.KIND: not _has_kind(offer, wanted.kind),
        Reason.AREA: not _is_near(offer, wanted),
        Reason.FULL: _is_full(offer, wanted, today),
    }
    return next((reason for reason in Reason if found[reason]), None)


def category_of(*, kind: KindOfPlace) -> Category:
    """Return the category in which such a place is looked for."""
    return next(category for category, kinds in KINDS_OF.items() if kind in kinds)


def _has_kind(offer: Offer, kind: KindOfPlace) -> bool:
    """Say whether there is such a place: reported, among the services, or nothing said of any."""
    needed = NEEDED.get(kind, frozenset())
    if needed & offer.services or any(report.kind is kind for report in offer.reports):
        return True
    says_which = any(services & offer.services for services in NEEDED.values())
    return kind in KINDS_OF[offer.category] and not (needed and says_which)


def _is_near(offer: Offer, wanted: Wanted) -> bool:
    if offer.served:
        return not offer.served.isdisjoint(wanted.postcodes)
    return wanted.distance_m <= REACH_M[offer.category]


def _is_full(offer: Offer, wanted: Wanted, today: date) -> bool:
    """Say whether it reported lately that there is no place, nor one in time."""
    report = next((one for one in offer.reports if one.kind is wanted.kind), None)
    if report is None or wanted.start not in WITHIN:
        return False
    lamp = shown(report=report, today=today)
    is_free_in_time = lamp.free_from is not None and lamp.free_from <= today + WITHIN[wanted.start]
    return lamp.counts_as_full and not is_free_in_time
