"""What a sketch shows: a circle around a place, and where in it a point lies.

The sketch has its middle at (0, 0); x grows to the east and y to the south, as on a screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.values.geo import Point, distance_m

HALF = 300
"""Units from the middle of the sketch to its edges."""
RADIUS = 250
"""Units from the middle to the outer ring."""
KILOMETRE = 1_000
REACHES_KM = (
    2, 4, 6, 8, 10, 12, 16, 20, 24, 30, 40, 50, 60, 80, 100, 140, 200, 300, 400, 600, 1_000,
)  # fmt: skip
"""Distances of the outer ring; half of each is a whole number too."""
FAR = 4
"""What would make the sketch more than so many times as wide is left out."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A circle of `reach_m` metres around a place."""

    centre: Point
    reach_m: int

    def position(self, *, point: Point) -> tuple[int, int]:
        """Return x and y of a point in units, rounded."""
        lat, lon = self.centre.lat_micro, self.centre.lon_micro
        east = distance_m(start=self.centre, end=Point.from_micro(lat, point.lon_micro))
        south = distance_m(start=self.centre, end=Point.from_micro(point.lat_micro, lon))
        return (
            self._units(east if point.lon_micro >= lon else -east),
            self._units(-south if point.lat_micro >= lat else south),
        )

    @property
    def rings(self) -> tuple[tuple[int, int], ...]:
        """Return radius in units and kilometres of each ring, the inner one first."""
        kilometres = self.reach_m // KILOMETRE
        return ((RADIUS // 2, kilometres // 2), (RADIUS, kilometres))

    def _units(self, metres: int) -> int:
        return (2 * metres * RADIUS + self.reach_m) // (2 * self.reach_m)


def frame_for(*, centre: Point, distances_m: Sequence[int]) -> Frame:
    """Return the frame for offers at these distances.

    It holds four fifths of them, and all if that does not make it much wider. What lies further
    away than the last ring can is left out as well.
    """
    ordered = sorted(distances_m)
    usual = _reach_m(ordered[(4 * len(ordered) + 4) // 5 - 1]) if ordered else _reach_m(0)
    widest = _reach_m(ordered[-1]) if ordered else usual
    return Frame(centre=centre, reach_m=widest if widest <= FAR * usual else usual)


def _reach_m(metres: int) -> int:
    last = REACHES_KM[-1]
    return KILOMETRE * next((one for one in REACHES_KM if one * KILOMETRE >= metres), last)
