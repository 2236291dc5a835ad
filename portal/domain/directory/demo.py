"""Invent a directory: clearly fictitious, deterministic, dense where people live."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Protocol

from portal.domain.directory.demo_offers import DemoOffer, draw_offer
from portal.domain.directory.demo_words import (
    CHURCH_TRAEGER,
    HOUSE_NAMES,
    PHONE_PREFIXES,
    PREFIXES,
    STREETS,
    TRAEGER,
)
from portal.domain.directory.locating import PostcodeLookup
from portal.domain.directory.record import FacilityRecord
from portal.domain.matching.category import Category
from portal.domain.places.place import Place
from portal.values.geo import Point, distance_m

SOURCE_NAME = "demo"
ATTRIBUTION = "Frei erfundene Demodaten"

_SEED = 20_170_101
_SPREAD_MICRO = (9_000, 14_000)  # about one kilometre north–south and east–west
_RADII_METRES = (6_000, 8_000, 10_000, 12_000, 15_000)
_MOST_SERVED = 40
_FEWEST_SERVED = 10
_BASE_WEIGHT = 5
_MOST_TOWN_WEIGHT = 20


class AllPostcodes(PostcodeLookup, Protocol):
    """The part of the gazetteer that the demonstration needs."""

    @property
    def postcodes(self) -> tuple[str, ...]:
        """Return all postcodes, ascending."""
        ...


@dataclass(frozen=True, slots=True)
class _Neighbour:
    metres: int
    postcode: str


class DemoDirectory:
    """Invents facilities one after the other; number n is the same however many are asked for.

    A postcode weighs more if its town has many postcodes, which stands for its population.
    """

    def __init__(self, *, places: AllPostcodes) -> None:
        self._lookup = places
        found = (places.by_postcode(postcode=postcode) for postcode in places.postcodes)
        self._places = tuple(place for place in found if place is not None)
        size_of_town = Counter((place.name, place.land) for place in self._places)
        self._cumulated_weights = tuple(
            accumulate(
                _BASE_WEIGHT + min(size_of_town[place.name, place.land], _MOST_TOWN_WEIGHT)
                for place in self._places
            )
        )
        self._neighbours: dict[str, tuple[_Neighbour, ...]] = {}

    def records(self, *, count: int, today: date) -> Iterator[FacilityRecord]:
        """Yield `count` facilities; only the days of their reports depend on `today`."""
        chance = random.Random(_SEED)  # noqa: S311 – invented data, no secret
        for number in range(1, count + 1):
            yield self._record(chance, number, today)

    def _record(self, chance: random.Random, number: int, today: date) -> FacilityRecord:
        place = chance.choices(self._places, cum_weights=self._cumulated_weights)[0]
        traeger = chance.choice(TRAEGER)
        offer = draw_offer(chance=chance, today=today, is_church=traeger is CHURCH_TRAEGER)
        prefix = chance.choice(PREFIXES[offer.category])
        lat_spread, lon_spread = _SPREAD_MICRO
        return FacilityRecord(
            external_id=f"demo-{number:06}",
            category=offer.category,
            name=f"{prefix} {chance.choice(HOUSE_NAMES)}",
            traeger=traeger[0],
            dachverband=traeger[1],
            street=chance.choice(STREETS),
            house_number=str(chance.randint(1, 120)),
            postcode=place.postcodes[0],
            city=place.name,
            lat_micro=place.point.lat_micro + chance.randint(-lat_spread, lat_spread),
            lon_micro=place.point.lon_micro + chance.randint(-lon_spread, lon_spread),
            position_is_exact=True,
            phone=f"{chance.choice(PHONE_PREFIXES)} {chance.randrange(1_000):03}",
            email=f"kontakt-{number}@example.org",
            website=f"https://example.org/demo/{number}",
            capacity=offer.capacity,
            services=offer.services,
            served_postcodes=self._served(chance, place, offer),
            reports=offer.reports,
            source_on=today,
        )

    def _served(self, chance: random.Random, place: Place, offer: DemoOffer) -> tuple[str, ...]:
        radius = chance.choice(_RADII_METRES)
        if offer.category is not Category.AMBULANT:
            return ()
        neighbours = self._nearest(place.postcodes[0], place.point)
        within = sum(neighbour.metres <= radius for neighbour in neighbours)
        served = neighbours[: max(within, _FEWEST_SERVED)]
        return tuple(sorted(neighbour.postcode for neighbour in served))

    def _nearest(self, postcode: str, point: Point) -> tuple[_Neighbour, ...]:
        """Return the nearest postcodes up to 15 km away, at most 40, itself first."""
        if postcode not in self._neighbours:
            around = self._lookup.postcodes_within(point=point, metres=_RADII_METRES[-1])
            nearest = sorted(
                (distance_m(start=point, end=place.point), other)
                for other in around
                if (place := self._lookup.by_postcode(postcode=other))
            )
            self._neighbours[postcode] = tuple(
                _Neighbour(metres, other) for metres, other in nearest[:_MOST_SERVED]
            )
        return self._neighbours[postcode]
