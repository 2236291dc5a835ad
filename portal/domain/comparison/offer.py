"""A facility as the Merkliste and the comparison read it."""

from dataclasses import dataclass

from portal.domain.availability.light import Report
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.profiles.prices import Prices
from portal.values.geo import Point


@dataclass(frozen=True, slots=True)
class ChosenOffer:
    """A published facility that somebody chose.

    Args:
        point: where it is; the middle of its postcode if `position_is_exact` is false.
        capacity: number of places; None if not stated.
        reports: what it said about its free places, ordered by kind of place.
        source: name of the data source it comes from.
        prices: as its provider states them; none where nobody keeps the profile.
    """

    facility_id: int
    category: Category
    name: str
    traeger: str
    street_line: str
    postcode: str
    city: str
    point: Point
    position_is_exact: bool
    phone: str
    email: str
    website: str
    capacity: int | None
    services: tuple[Service, ...]
    reports: tuple[Report, ...]
    is_managed: bool
    source: str
    prices: Prices
