"""The towns around a point, the biggest first, to find one's way on a map."""

from collections import defaultdict
from dataclasses import dataclass

from portal.domain.places.gazetteer import Gazetteer
from portal.domain.places.place import Place
from portal.values.geo import Point, distance_m


@dataclass(frozen=True, slots=True)
class NamedPoint:
    """A town and where it lies."""

    name: str
    point: Point


def towns_around(*, gazetteer: Gazetteer, place: Place, metres: int) -> tuple[NamedPoint, ...]:
    """Return a place and the towns that have a postcode within so many metres of it.

    Those with most postcodes there come first; among equal ones those that lie nearest to half
    the distance, because they tell most about directions; then by name. A town lies where its
    postcode nearest to the place does.
    """
    centre = place.point
    points: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for postcode in gazetteer.postcodes_within(point=centre, metres=metres):
        near = gazetteer.by_postcode(postcode=postcode)
        if near is not None and near.name != place.name:
            points[near.name, near.land].append(near.point)
    found = []
    for (name, land), some in points.items():
        away, lat, lon = min(
            (distance_m(start=centre, end=one), one.lat_micro, one.lon_micro) for one in some
        )
        order = (-len(some), abs(2 * away - metres), name, land)
        found.append((order, NamedPoint(name=name, point=Point.from_micro(lat, lon))))
    others = (town for _, town in sorted(found, key=lambda one: one[0]))
    return (NamedPoint(name=place.name, point=centre), *others)
