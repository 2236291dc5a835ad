"""The rows of a comparison, and which of them tell the facilities apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.availability.light import UNKNOWN, KindOfPlace, Report, Shown, shown
from portal.domain.comparison.costs import PaidFor, PricedFor, paid_rows, price_rows
from portal.domain.comparison.offer import ChosenOffer
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.reviews.mean import Mean
from portal.law.parameters import Snapshot
from portal.values.geo import Point, distance_m
from portal.values.money import Money


class What(StrEnum):
    """What a row is about; the order is that of the rows."""

    ORT = "ort"
    LICHT = "licht"
    EIGENANTEIL = "eigenanteil"
    PREIS = "preis"
    LEISTUNG = "leistung"
    BEWERTUNGEN = "bewertungen"
    PLAETZE = "plaetze"
    TRAEGER = "traeger"
    KONTAKT = "kontakt"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a facility is.

    Args:
        distance_m: from the place that the person named, in metres; None if none was named.
    """

    street_line: str
    postcode: str
    city: str
    distance_m: int | None
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a facility; empty what is not stated."""

    phone: str
    email: str
    website: str


Subject = KindOfPlace | Service | PricedFor | PaidFor
Value = Whereabouts | Shown | Mean | Contact | Money | bool | int | str | None
"""What stands in a cell: of a service whether it is offered, else what its row is about."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing, of each facility.

    Args:
        subject: the kind of place, service or price that the row is about, if it is about one.
        values: one per facility, in their order.
        is_needed: the person needs this service.
    """

    what: What
    subject: Subject | None
    values: tuple[Value, ...]
    is_needed: bool = False

    @property
    def differs(self) -> bool:
        """Say whether the facilities are not all alike in this."""
        return any(value != self.values[0] for value in self.values)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Facilities of one category side by side.

    Args:
        telling: rows that differ or that the person needs.
        same: the others.
    """

    category: Category
    offers: tuple[ChosenOffer, ...]
    telling: tuple[Row, ...]
    same: tuple[Row, ...]

    @property
    def has_needs(self) -> bool:
        """Say whether a row is about what the person needs."""
        return any(row.is_needed for row in self.telling)

    @property
    def has_own_share(self) -> bool:
        """Say whether a row is about what residents of a Heim pay altogether."""
        return any(isinstance(row.subject, PaidFor) for row in (*self.telling, *self.same))


def compare(
    *,
    offers: Sequence[ChosenOffer],
    means: Mapping[int, Mean],
    needed: frozenset[Service],
    centre: Point | None,
    law: Snapshot,
) -> Comparison:
    """Put facilities of one category side by side.

    Args:
        offers: at least one, all of one category.
        means: of each facility the mean of its reviews, by id.
        needed: services of this category that the person needs; a row for each, offered or not.
        centre: from where distances are measured; None leaves them out.
        law: of the day for which lights are shown and own shares computed.
    """
    category = offers[0].category
    rows = (
        Row(What.ORT, None, tuple(_whereabouts(offer, centre) for offer in offers)),
        *_light_rows(offers, law.day),
        *_cost_rows(offers, category, law),
        *_service_rows(offers, needed),
        Row(What.BEWERTUNGEN, None, tuple(means[offer.facility_id] for offer in offers)),
        *_capacity_rows(offers, category),
        Row(What.TRAEGER, None, tuple(offer.traeger for offer in offers)),
        Row(What.KONTAKT, None, tuple(_contact(offer) for offer in offers)),
    )
    return Comparison(
        category=category,
        offers=tuple(offers),
        telling=tuple(row for row in rows if row.differs or row.is_needed),
        same=tuple(row for row in rows if not (row.differs or row.is_needed)),
    )


def _whereabouts(offer: ChosenOffer, centre: Point | None) -> Whereabouts:
    return Whereabouts(
        street_line=offer.street_line,
        postcode=offer.postcode,
        city=offer.city,
        distance_m=distance_m(start=centre, end=offer.point) if centre else None,
        is_exact=offer.position_is_exact,
    )


def _light_rows(offers: Sequence[ChosenOffer], today: date) -> tuple[Row, ...]:
    """Return a row for each kind of place that any reported; one of unknown ones if none did."""
    by_kind = [{report.kind: report for report in offer.reports} for offer in offers]
    kinds = [kind for kind in KindOfPlace if any(kind in reports for reports in by_kind)]
    if not kinds:
        return (Row(What.LICHT, None, tuple(UNKNOWN for _ in offers)),)
    return tuple(
        Row(What.LICHT, kind, tuple(_lamp(reports.get(kind), today) for reports in by_kind))
        for kind in kinds
    )


def _lamp(report: Report | None, today: date) -> Shown:
    return shown(report=report, today=today) if report else UNKNOWN


def _cost_rows(offers: Sequence[ChosenOffer], category: Category, law: Snapshot) -> tuple[Row, ...]:
    """Return a row for each price that any states; one of unknown ones if none does."""
    prices = [offer.prices for offer in offers]
    is_home = category is Category.STATIONAER
    paid = paid_rows(prices=prices, law=law) if is_home else ()
    stated = price_rows(prices=prices, category=category)
    rows = (
        *(Row(What.EIGENANTEIL, subject, amounts) for subject, amounts in paid),
        *(Row(What.PREIS, subject, amounts) for subject, amounts in stated),
    )
    return rows or (Row(What.PREIS, None, tuple(None for _ in offers)),)


def _service_rows(offers: Sequence[ChosenOffer], needed: frozenset[Service]) -> tuple[Row, ...]:
    """Return a row for each service that any offers or the person needs, the needed ones first."""
    named = needed.union(*(offer.services for offer in offers))
    order = [service for service in Service if service in named]
    order.sort(key=lambda service: service not in needed)
    return tuple(
        Row(
            What.LEISTUNG,
            service,
            tuple(service in offer.services for offer in offers),
            is_needed=service in needed,
        )
        for service in order
    )


def _capacity_rows(offers: Sequence[ChosenOffer], category: Category) -> tuple[Row, ...]:
    """Return the row with the number of places; services that come home have none."""
    if category is Category.AMBULANT:
        return ()
    return (Row(What.PLAETZE, None, tuple(offer.capacity for offer in offers)),)


def _contact(offer: ChosenOffer) -> Contact:
    return Contact(phone=offer.phone, email=offer.email, website=offer.website)
