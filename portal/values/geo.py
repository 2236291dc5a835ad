"""Points on the globe and the distance between them; the only home of floats."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_METRES = 6_371_008.8
"""Mean Earth radius R1 of the GRS 80 ellipsoid, in metres."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in WGS 84 degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in WGS 84 degrees, bounds inclusive."""

    south: float
    west: float
    north: float
    east: float


def distance_m(a: Point, b: Point) -> int:
    """Return the great-circle distance in whole metres (haversine)."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half_lat = sin((lat_b - lat_a) / 2)
    half_lon = sin(radians(b.lon - a.lon) / 2)
    chord = half_lat * half_lat + cos(lat_a) * cos(lat_b) * half_lon * half_lon
    return round(2 * EARTH_RADIUS_METRES * asin(min(1.0, sqrt(chord))))


def box_around(centre: Point, *, metres: int) -> Box:
    """Return the smallest box that holds the circle of that radius, a little enlarged.

    Every point within `metres` of `centre` lies inside; some points of the box lie outside
    the circle. Valid away from the poles and the date line, as all of Germany is.
    """
    angle = metres / EARTH_RADIUS_METRES * 1.0001 + 1e-6
    lat_margin = angle * 180 / 3.141592653589793
    lon_margin = asin(min(1.0, sin(angle) / cos(radians(centre.lat)))) * 180 / 3.141592653589793
    return Box(
        south=centre.lat - lat_margin,
        west=centre.lon - lon_margin,
        north=centre.lat + lat_margin,
        east=centre.lon + lon_margin,
    )
