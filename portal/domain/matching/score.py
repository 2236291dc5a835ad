"""The published score: which offers fit and in which order, in exact integers.

Within one search all scores share a denominator, so comparing them compares whole numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from portal.domain.availability.light import FreePlace, KindOfPlace, Light, Shown
from portal.domain.matching import formula
from portal.domain.matching.category import Category
from portal.domain.matching.points import Score
from portal.domain.matching.services import Service, bits_of
from portal.domain.text_search.terms import Term
from portal.values.errors import Invalid


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for in one category.

    Args:
        needed: services of which at least one must be offered; empty if nothing is needed.
        mandatory: groups of which every one must be met by at least one of its services.
        wishes: features that weigh a little and never exclude.
        kinds: kinds of place whose light counts; every kind if empty.
        radius_m: largest distance in metres; what comes to the place is not bound by it.
        free: a place of one of the kinds must be reported so; None if that does not matter.
        words: all of them must be found in what is said of the facility; they never weigh.
        by_address: ambulatory services count by where they are, like all others, and not by
            the postcodes they serve.

    Raises:
        Invalid: the radius is not positive.
    """

    category: Category
    needed: tuple[Service, ...]
    mandatory: tuple[frozenset[Service], ...]
    wishes: tuple[Service, ...]
    kinds: frozenset[KindOfPlace]
    radius_m: int
    free: FreePlace | None = None
    words: tuple[Term, ...] = ()
    by_address: bool = False

    def __post_init__(self) -> None:
        """Refuse a radius with which no distance could be weighed."""
        if self.radius_m <= 0:
            raise Invalid("umkreis", "not_positive")

    @property
    def comes_home(self) -> bool:
        """Say whether it comes to the place: it must serve it, and the distance does not count."""
        return self.category is Category.AMBULANT and not self.by_address

    @property
    def needed_bits(self) -> int:
        """Return the sum of the bits of what is needed."""
        return bits_of(services=self.needed)

    @property
    def wish_bits(self) -> int:
        """Return the sum of the bits of the wishes."""
        return bits_of(services=self.wishes)

    @property
    def mandatory_bits(self) -> tuple[int, ...]:
        """Return the bits of each group of which one service is required."""
        return tuple(bits_of(services=group) for group in self.mandatory)


class Candidate(NamedTuple):
    """What the score may know of a facility; nothing else has influence.

    A tuple, because a search makes many.

    Args:
        distance_m: distance from the place searched for, in metres.
        service_bits: what it offers (`Service.bit`).
        lamp: the best light among the kinds of place asked for, as shown today.
    """

    facility_id: int
    name: str
    distance_m: int
    service_bits: int
    lamp: Shown


class Scored(NamedTuple):
    """A candidate with its score, which is worked out when it is asked for."""

    candidate: Candidate
    scale: "Scale"

    @property
    def score(self) -> Score:
        """Return the exact score."""
        return _score(self.candidate, self.scale)


@dataclass(frozen=True, slots=True)
class Scale:
    """What every part of the score is worth in whole numbers, for one search.

    Args:
        denominator: worth of one point; a multiple of every divisor of the formula.
        needed_bits: the bits of what is needed.
        per_need: worth of one need that is met.
        needs_in_full: worth of all needs where there are none; else 0.
        wish_bits: the bits of what is wished for.
        per_wish: worth of one fulfilled wish.
        wishes_in_full: worth of all wishes where there are none; else 0.
        per_metre: worth of each metre nearer than the radius; 0 for what comes to the place.
        fixed_distance: worth of the distance of what comes to the place; else 0.
        radius_m: distance in metres at which nothing is left for distance.
    """

    denominator: int
    needed_bits: int
    per_need: int
    needs_in_full: int
    wish_bits: int
    per_wish: int
    wishes_in_full: int
    per_metre: int
    fixed_distance: int
    radius_m: int

    def services(self, *, service_bits: int) -> int:
        """Return the worth of the needs that are met."""
        return self.needs_in_full + (service_bits & self.needed_bits).bit_count() * self.per_need

    def wishes(self, *, service_bits: int) -> int:
        """Return the worth of the wishes that are fulfilled."""
        return self.wishes_in_full + (service_bits & self.wish_bits).bit_count() * self.per_wish

    def distance(self, *, metres: int) -> int:
        """Return the worth of a distance, never below 0."""
        return self.fixed_distance + self.per_metre * max(0, self.radius_m - max(0, metres))

    def availability(self, *, light: Light) -> int:
        """Return the worth of what a light counts as."""
        tenths = formula.AVAILABILITY_TENTHS[light]
        return formula.AVAILABILITY_WEIGHT * tenths * self.denominator // formula.TENTHS

    def each_offered(self, *, service_bits: Sequence[int]) -> Sequence[int]:
        """Return for each offer the worth of the needs that are met and the wishes fulfilled."""
        if not self.needed_bits | self.wish_bits:
            return (self.needs_in_full + self.wishes_in_full,) * len(service_bits)
        return [
            self.services(service_bits=bits) + self.wishes(service_bits=bits)
            for bits in service_bits
        ]

    def each_distance(self, *, metres: Sequence[int]) -> Sequence[int]:
        """Return the worth of each of these distances, none of them negative."""
        per_metre, radius_m = self.per_metre, self.radius_m
        if per_metre == 0:
            return (self.fixed_distance,) * len(metres)
        return [per_metre * (radius_m - away_m) if away_m < radius_m else 0 for away_m in metres]


def scale_of(*, wanted: Wanted) -> Scale:
    """Return the whole-number scale of a search."""
    needed_bits, wish_bits = wanted.needed_bits, wanted.wish_bits
    needs, wishes = needed_bits.bit_count(), wish_bits.bit_count()
    comes_home = wanted.comes_home
    radius_m = 1 if comes_home else wanted.radius_m
    one = formula.TENTHS * max(1, needs) * max(1, wishes) * radius_m
    return Scale(
        denominator=one,
        needed_bits=needed_bits,
        per_need=formula.SERVICES_WEIGHT * one // max(1, needs),
        needs_in_full=0 if needs else formula.SERVICES_WEIGHT * one,
        wish_bits=wish_bits,
        per_wish=formula.WISHES_WEIGHT * one // max(1, wishes),
        wishes_in_full=0 if wishes else formula.WISHES_WEIGHT * one,
        per_metre=0 if comes_home else formula.DISTANCE_WEIGHT * one // radius_m,
        fixed_distance=formula.DISTANCE_WEIGHT * one if comes_home else 0,
        radius_m=radius_m,
    )


def fits(*, wanted: Wanted, service_bits: int) -> bool:
    """Say whether an offer meets every mandatory group and at least one need, if there are any.

    Where it lies, whether it serves the place and has one free is not judged here.
    """
    if not all(service_bits & bits for bits in wanted.mandatory_bits):
        return False
    return not wanted.needed or bool(service_bits & wanted.needed_bits)


def score(*, candidate: Candidate, wanted: Wanted) -> Score:
    """Return the score of a candidate that fits; exact, 0–100 points."""
    return _score(candidate, scale_of(wanted=wanted))


def upper_bound(*, wanted: Wanted, beyond_m: int) -> Score:
    """Return the highest score that any facility farther than `beyond_m` metres can have."""
    scale = scale_of(wanted=wanted)
    return Score(
        services_numerator=formula.SERVICES_WEIGHT * scale.denominator,
        distance_numerator=scale.distance(metres=beyond_m + 1),
        availability_numerator=scale.availability(light=Light.FREI),
        wishes_numerator=formula.WISHES_WEIGHT * scale.denominator,
        denominator=scale.denominator,
    )


def reach_m(*, wanted: Wanted, above: int) -> int | None:
    """Return the largest distance in metres at which any offer can score more than `above`.

    Units: `above` is the numerator of a score of the same search.

    Returns: at most the radius, -1 if no offer can; None for what comes to the place, whose
    score does not depend on the distance.
    """
    scale = scale_of(wanted=wanted)
    if scale.per_metre == 0:
        return None
    best_elsewhere = formula.TOTAL - formula.DISTANCE_WEIGHT
    missing = above - best_elsewhere * scale.denominator
    return scale.radius_m if missing < 0 else scale.radius_m - missing // scale.per_metre - 1


def rank(*, candidates: Iterable[Candidate], wanted: Wanted) -> tuple[Scored, ...]:
    """Return the candidates in the published order: score, distance, name, id.

    Names are compared as stored, by Unicode code point („Zebra“ before „apfel“ and „Ährenhof“),
    so that the order is the same on every machine and database.
    """
    scale = scale_of(wanted=wanted)
    found = [Scored(one, scale) for one in candidates]
    return tuple(sorted(found, key=_place_in_order))


def _place_in_order(scored: Scored) -> tuple[int, int, str, int]:
    one = scored.candidate
    return (-scored.score.numerator, one.distance_m, one.name, one.facility_id)


def _score(candidate: Candidate, scale: Scale) -> Score:
    return Score(
        services_numerator=scale.services(service_bits=candidate.service_bits),
        distance_numerator=scale.distance(metres=candidate.distance_m),
        availability_numerator=scale.availability(light=candidate.lamp.counts_as),
        wishes_numerator=scale.wishes(service_bits=candidate.service_bits),
        denominator=scale.denominator,
    )
