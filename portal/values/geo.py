"""Points on the globe and the distance between them; the only home of floats."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, ceil, cos, degrees, floor, radians, sin, sqrt

EARTH_RADIUS_METRES = 6_371_008.8
"""Mean Earth radius R1 of the GRS 80 ellipsoid, in metres."""
DIAMETER_METRES = 2 * EARTH_RADIUS_METRES


MICRO = 1_000_000
"""Stored coordinates are whole millionths of a degree (about 0.1 m)."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in WGS 84 degrees."""

    lat: float
    lon: float

    @classmethod
    def from_micro(cls, lat_micro: int, lon_micro: int) -> "Point":
        """Read stored millionths of a degree."""
        return cls(lat_micro / MICRO, lon_micro / MICRO)

    @property
    def lat_micro(self) -> int:
        """Return the latitude in millionths of a degree."""
        return round(self.lat * MICRO)

    @property
    def lon_micro(self) -> int:
        """Return the longitude in millionths of a degree."""
        return round(self.lon * MICRO)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in millionths of a degree (WGS 84), bounds inclusive."""

    south: int
    west: int
    north: int
    east: int


def distance_m(*, start: Point, end: Point) -> int:
    """Return the great-circle distance in whole metres (haversine)."""
    return _haversines_m(start, ((end.lat, end.lon),), degree=1)[0]


def distances_m(
    *, start: Point, lats_micro: Iterable[int], lons_micro: Iterable[int]
) -> tuple[int, ...]:
    """Return the distances from one place to many, each as `distance_m` gives it.

    Units: latitudes and longitudes in millionths of a degree.
    """
    return _haversines_m(start, zip(lats_micro, lons_micro, strict=True), degree=MICRO)


def _haversines_m(
    start: Point, ends: Iterable[tuple[float, float]], *, degree: int
) -> tuple[int, ...]:
    """Measure to each latitude and longitude, of which so many make a degree.

    A search measures to hundreds: a call for each would cost as much as the measuring.
    """
    lat_a, lon_a, width = radians(start.lat), start.lon, cos(radians(start.lat))
    found = []
    for lat, lon in ends:
        lat_b = radians(lat / degree)
        half_lat = sin((lat_b - lat_a) / 2)
        half_lon = sin(radians(lon / degree - lon_a) / 2)
        chord = sqrt(half_lat * half_lat + width * cos(lat_b) * half_lon * half_lon)
        found.append(round(DIAMETER_METRES * asin(min(1.0, chord))))
    return tuple(found)


def box_around(*, centre: Point, metres: int) -> Box:
    """Return the smallest box that holds the circle of that radius, a little enlarged.

    Every point within `metres` of `centre` lies inside; some points of the box lie outside
    the circle. Valid away from the poles and the date line, as all of Germany is.
    """
    angle = (metres + 2) / EARTH_RADIUS_METRES * 1.0001
    lat_margin = degrees(angle)
    lon_margin = degrees(asin(min(1.0, sin(angle) / cos(radians(centre.lat)))))
    return Box(
        south=floor((centre.lat - lat_margin) * MICRO),
        west=floor((centre.lon - lon_margin) * MICRO),
        north=ceil((centre.lat + lat_margin) * MICRO),
        east=ceil((centre.lon + lon_margin) * MICRO),
    )
