"""An index of postcode centres that answers quickly what lies around a point."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from portal.values.geo import Point, box_around, distance_m

BAND_MICRO = 50_000
"""Height of a band of latitude in millionths of a degree: about 5.6 km."""


class Nearness:
    """Postcodes in bands of latitude, within a band from west to east."""

    def __init__(self, *, centres: Iterable[tuple[str, Point]]) -> None:
        bands = defaultdict(list)
        for postcode, point in centres:
            bands[point.lat_micro // BAND_MICRO].append((point.lon_micro, postcode, point))
        for band in bands.values():
            band.sort(key=lambda entry: entry[:2])
        self._bands = {
            number: (tuple(entry[0] for entry in band), tuple(entry[1:] for entry in band))
            for number, band in bands.items()
        }

    def within(self, *, point: Point, metres: int) -> tuple[str, ...]:
        """Return the postcodes whose centre lies at most so far away, ascending."""
        if metres < 0:
            return ()
        box = box_around(centre=point, metres=metres)
        found = []
        for number in range(box.south // BAND_MICRO, box.north // BAND_MICRO + 1):
            longitudes, entries = self._bands.get(number, ((), ()))
            first, end = bisect_left(longitudes, box.west), bisect_right(longitudes, box.east)
            for postcode, centre in entries[first:end]:
                if distance_m(start=point, end=centre) <= metres:
                    found.append(postcode)
        return tuple(sorted(found))
