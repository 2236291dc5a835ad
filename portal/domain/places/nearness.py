"""An index of postcode centres that answers quickly what lies around a point."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from portal.values.geo import Point, box_around, distance_m

BAND_MICRO = 50_000
"""Height of a band of latitude in millionths of a degree: about 5.6 km."""


class _Band(NamedTuple):
    """The postcodes of one band, from west to east."""

    longitudes: Sequence[int]
    latitudes: Sequence[int]
    postcodes: tuple[str, ...]

    def centre(self, place: int) -> Point:
        """Return the centre of the postcode at that place in the columns."""
        return Point.from_micro(self.latitudes[place], self.longitudes[place])


class Nearness:
    """Postcodes in bands of latitude, within a band from west to east."""

    def __init__(self, *, centres: Iterable[tuple[str, Point]]) -> None:
        bands = defaultdict(list)
        for postcode, point in centres:
            bands[point.lat_micro // BAND_MICRO].append(
                (point.lon_micro, postcode, point.lat_micro)
            )
        self._bands: dict[int, _Band] = {}
        for number, band in bands.items():
            longitudes, postcodes, latitudes = zip(*sorted(band), strict=True)
            # Columns of plain numbers, because every web process keeps thousands of them.
            self._bands[number] = _Band(array("i", longitudes), array("i", latitudes), postcodes)

    def within(self, *, point: Point, metres: int) -> tuple[str, ...]:
        """Return the postcodes whose centre lies at most so far away, ascending."""
        if metres < 0:
            return ()
        box = box_around(centre=point, metres=metres)
        found = []
        for number in range(box.south // BAND_MICRO, box.north // BAND_MICRO + 1):
            band = self._bands.get(number)
            if band is None:
                continue
            first = bisect_left(band.longitudes, box.west)
            end = bisect_right(band.longitudes, box.east)
            found += [
                band.postcodes[place]
                for place in range(first, end)
                if distance_m(start=point, end=band.centre(place)) <= metres
            ]
        return tuple(sorted(found))
