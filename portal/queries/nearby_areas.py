"""What one part of the radius search looks for: where, what, and what it must surpass.

A branch has a shape, on which the SQL depends, and values, which are bound to it. Shapes are few,
so that statements are built once and used for every search. A search makes three of most of these
and more: they are tuples, whose fields cost less than those of a frozen dataclass.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from portal.domain.availability.light import CONFIRMED_DAYS, KNOWN_DAYS, FreePlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.score import Scale, Wanted, scale_of
from portal.domain.matching.services import services_in
from portal.domain.matching.standing import Standing
from portal.models.facility import STRIP_MICRO
from portal.queries import full_text
from portal.values.geo import Box, Point, box_around

INNER_PERMILLE = 700
"""Half the side of a square that lies inside a circle, in thousandths of the radius (< 1/√2)."""
TERMS_STEP = 4
"""Needs and wishes are compared in so many terms at a time, so that shapes stay few."""
STRIPS_STEP = 4
"""Strips are bound in so many at a time, so that few different statements are prepared."""


class Area(NamedTuple):
    """Where to look.

    Args:
        box: bounds of the position; None for everywhere.
        postcodes: at least one of these must be served; None if that does not matter.
    """

    box: Box | None
    postcodes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """What decides which facilities of an area are read.

    Args:
        centre: where distances start.
        reach_m: radius around `centre` in metres that holds the area; None where the distance
            does not count.
        most: so many are read, those that promise most; None for all.
        last: the last hit that would be kept; all others must be able to surpass or equal it.
    """

    centre: Point
    reach_m: int | None
    most: int | None = None
    last: Standing | None = None


class Shape(NamedTuple):
    """What the SQL of a branch depends on; a tuple, because statements are looked up by it.

    Args:
        has_box: the position is bounded.
        serves: one of several postcodes must be served.
        groups: number of mandatory groups.
        has_needs: one of several services must be offered.
        must_be_free: some place must be reported free.
        free_by_day: it must be free on a certain day.
        free_in_kinds: it must be of one of certain kinds.
        has_kinds: only the lights of some kinds of place count.
        words: number of words that must be found.
        terms: number of needs and wishes that are weighed; 0 without a bar.
        weighs_distance: the distance counts.
        has_threshold: there is a last hit to be surpassed.
        needs_free: it can be only by what was reported free lately.
        is_limited: only those are read that promise most.
    """

    category: Category
    has_box: bool
    serves: bool
    groups: int = 0
    has_needs: bool = False
    must_be_free: bool = False
    free_by_day: bool = False
    free_in_kinds: bool = False
    has_kinds: bool = False
    words: int = 0
    terms: int = 0
    weighs_distance: bool = False
    has_threshold: bool = False
    needs_free: bool = False
    is_limited: bool = False

    @property
    def by_postcode(self) -> bool:
        """Say whether facilities are found by the postcodes they serve, wherever they are."""
        return self.serves and not self.has_box


class Branch(NamedTuple):
    """One category in one area.

    Args:
        today: the day whose lights count; None where offers are only counted.
        bar: what decides which are read; it needs the day. None for all.
    """

    wanted: Wanted
    area: Area
    today: date | None = None
    bar: Bar | None = None

    @property
    def shape(self) -> Shape:
        """Return what the SQL depends on."""
        bar, free = self.bar, self.wanted.free
        return Shape(
            category=self.wanted.category,
            has_box=self.area.box is not None,
            serves=self.area.postcodes is not None,
            groups=len(self.wanted.mandatory),
            has_needs=bool(self.wanted.needed),
            must_be_free=free is not None,
            free_by_day=free is not None and free.by is not None,
            free_in_kinds=free is not None and bool(self.wanted.kinds),
            has_kinds=self.today is not None and bool(self.wanted.kinds),
            words=len(self.wanted.words),
            terms=len(_terms(self.wanted)) if bar else 0,
            weighs_distance=bar is not None and bar.reach_m is not None,
            has_threshold=bar is not None and bar.last is not None,
            needs_free=bar is not None and _needs_free(self.wanted, bar),
            is_limited=bar is not None and bar.most is not None,
        )

    def values(self) -> Mapping[str, Any]:
        """Return what is bound, by the names of `nearby_conditions`."""
        values: dict[str, Any] = {
            f"group_{number}": mask for number, mask in enumerate(self.wanted.mandatory_bits)
        }
        if self.wanted.needed:
            values["needed"] = self.wanted.needed_bits
        if self.wanted.free is not None:
            values |= _free_values(self.wanted, self.wanted.free)
        if self.area.box is not None:
            box = self.area.box
            values |= _box_values(box)
            values["strips"] = _strips(box)
        if self.area.postcodes is not None:
            values["postcodes"] = self.area.postcodes
        if self.wanted.words:
            values |= full_text.values(
                words=self.wanted.words, category=self.wanted.category, box=self.area.box
            )
        if self.today is not None:
            values |= _day_values(self.wanted, self.today)
        if self.bar is not None:
            values |= _bar_values(self.wanted, self.bar)
        return values


def of_kind(*, wanted: Wanted) -> Wanted:
    """Return the search for every offer of the category, whatever it is called and offers."""
    return replace(wanted, needed=(), mandatory=(), free=None, words=())


def inner_box(*, centre: Point, metres: int) -> Box:
    """Return a box that lies wholly within the circle, for radii up to 100 km in Germany.

    It covers about 62 % of the circle; of a circle of less than three metres it is empty.
    """
    return box_around(centre=centre, metres=metres * INNER_PERMILLE // 1000 - 4)


def bound(*, branches: Sequence[Branch]) -> dict[str, Any]:
    """Return the values of all branches, each name preceded by the number of its branch."""
    return {
        f"b{number}_{name}": value
        for number, branch in enumerate(branches)
        for name, value in branch.values().items()
    }


def _terms(wanted: Wanted) -> tuple[tuple[int, int], ...]:
    """Return bit and worth of each need and wish, filled up to whole steps."""
    scale = scale_of(wanted=wanted)
    terms = [
        *((service.bit, scale.per_need) for service in services_in(bits=scale.needed_bits)),
        *((wish.bit, scale.per_wish) for wish in services_in(bits=scale.wish_bits)),
    ]
    return (*terms, *((0, 0) for _ in range(-len(terms) % TERMS_STEP)))


def _box_values(box: Box, prefix: str = "") -> dict[str, int]:
    sides = {"south": box.south, "west": box.west, "north": box.north, "east": box.east}
    return {f"{prefix}{side}": value for side, value in sides.items()}


def _strips(box: Box) -> tuple[int, ...]:
    """Return the strips of a box, the last one repeated so that few numbers of them occur."""
    strips = tuple(range(box.south // STRIP_MICRO, box.north // STRIP_MICRO + 1))
    return strips + strips[-1:] * (-len(strips) % STRIPS_STEP)


def _free_values(wanted: Wanted, free: FreePlace) -> dict[str, Any]:
    values: dict[str, Any] = {"free_since": free.confirmed_since}
    if free.by is not None:
        values["free_by"] = free.by
    if wanted.kinds:
        values["free_kinds"] = tuple(map(str, wanted.kinds))
    return values


def _day_values(wanted: Wanted, today: date) -> dict[str, Any]:
    values: dict[str, Any] = {
        "confirmed_since": today - timedelta(days=CONFIRMED_DAYS),
        "known_since": today - timedelta(days=KNOWN_DAYS),
    }
    if wanted.kinds:
        values["kinds"] = tuple(map(str, wanted.kinds))
    return values


def _bar_values(wanted: Wanted, bar: Bar) -> dict[str, Any]:
    scale = scale_of(wanted=wanted)
    values: dict[str, Any] = {
        "worth_free": scale.availability(light=Light.FREI),
        "worth_on_request": scale.availability(light=Light.AUF_ANFRAGE),
        "worth_unknown": scale.availability(light=Light.UNBEKANNT),
    }
    for number, (bit, worth) in enumerate(_terms(wanted)):
        values |= {f"bit_{number}": bit, f"worth_{number}": worth}
    if bar.reach_m is not None:
        values |= _distance_values(bar, bar.reach_m, scale.per_metre)
    if bar.most is not None:
        values["most"] = bar.most
    if bar.last is not None:
        tie = box_around(centre=bar.centre, metres=bar.last.distance_m)
        values["threshold"] = _threshold(scale, bar.last)
        values["must"] = _must(wanted, bar.last)
        values |= _box_values(tie, "tie_")
    return values


def _threshold(scale: Scale, last: Standing) -> int:
    """Return the score of the last hit, less what is worth the same for all."""
    return last.numerator - scale.distance(metres=0) - scale.needs_in_full - scale.wishes_in_full


def _to_spare(wanted: Wanted, last: Standing) -> int:
    """Return how much less than everything an offer may be worth to reach the last hit."""
    scale = scale_of(wanted=wanted)
    most = sum(worth for _, worth in _terms(wanted)) + scale.availability(light=Light.FREI)
    return most - _threshold(scale, last)


def _must(wanted: Wanted, last: Standing) -> int:
    """Return the bits of the needs and wishes of which none may be missing."""
    to_spare = _to_spare(wanted, last)
    return sum(bit for bit, worth in _terms(wanted) if worth > to_spare)


def _needs_free(wanted: Wanted, bar: Bar) -> bool:
    if bar.last is None:
        return False
    scale = scale_of(wanted=wanted)
    free, *others = (scale.availability(light=light) for light in Light)
    return free - max(others) > _to_spare(wanted, bar.last)


def _distance_values(bar: Bar, reach_m: int, per_metre: int) -> dict[str, Any]:
    """Return what a lower bound of the distance needs.

    A box's half side grows with its radius, and for longitudes faster than in proportion. So a
    facility that lies by some part of it to the side is at least that part of the radius away.
    """
    box, centre = box_around(centre=bar.centre, metres=reach_m), bar.centre
    return {
        "per_metre": per_metre,
        "reach": reach_m,
        "centre_lat": centre.lat_micro,
        "centre_lon": centre.lon_micro,
        "half_lat": max(box.north - centre.lat_micro, centre.lat_micro - box.south),
        "half_lon": max(box.east - centre.lon_micro, centre.lon_micro - box.west),
    }
