"""Find out where a facility is from what its row says about place and position."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from portal.domain.directory.record import RowRefused
from portal.domain.places.place import Place
from portal.values.geo import MICRO, Box, Point, distance_m

GERMANY = Box(south=47_200_000, west=5_800_000, north=55_100_000, east=15_100_000)
"""A box around Germany, rounded outwards to a tenth of a degree."""

MAX_METRES_FROM_POSTCODE = 50_000
"""How far coordinates may lie from the centre of the postcode they come with."""

PRESUMED_AREA_METRES = 15_000
"""The radius of the presumed area of an ambulatory facility."""

_SEARCH_RINGS = (3_000, 10_000, 25_000, MAX_METRES_FROM_POSTCODE)
_DEGREES = re.compile(r"[+-]?[0-9]{1,3}([.,][0-9]{1,20})?")
_MAX_STREET_CHARACTERS = 200
"""What is longer is no street; it stays whole, so that nobody's time is spent on it."""
_HOUSE_NUMBER = re.compile(
    r"(?<=\s)[0-9]++(?:\s?[a-zA-Z]\b)?+(?:\s*+[-–/,+]\s*+[0-9]*+(?:\s?[a-zA-Z]\b)?+)*+\Z"
)
"""Up to the end of the text; possessive throughout, since blanks on both sides of dashes could
otherwise be divided in exponentially many ways."""


class PostcodeLookup(Protocol):
    """The part of the gazetteer that an import needs."""

    def by_postcode(self, *, postcode: str) -> Place | None:
        """Return the place of the postcode."""
        ...

    def postcodes_within(self, *, point: Point, metres: int) -> tuple[str, ...]:
        """Return the postcodes whose centre lies within the circle."""
        ...


@dataclass(frozen=True, slots=True)
class Location:
    """Postcode, place name and position; not exact if it is the centre of the postcode."""

    postcode: str
    city: str
    point: Point
    is_exact: bool


def locate(*, cells: Mapping[str, str], places: PostcodeLookup) -> Location:
    """Return where the row's facility is.

    Coordinates without a postcode get the nearest one, a postcode without coordinates its
    centre.

    Raises:
        RowRefused: neither is given, the postcode does not exist, or the coordinates are
            impossible: not in Germany, or more than 50 km from the postcode.
    """
    point = _read_point(lat=cells["breite"], lon=cells["laenge"])
    postcode = cells["plz"] or (_nearest_postcode(point, places) if point else "")
    if not postcode:
        raise RowRefused(column="plz", reason="neither postcode nor coordinates")
    place = known_place(postcode=postcode, column="plz", places=places)
    if point is not None and distance_m(start=point, end=place.point) > MAX_METRES_FROM_POSTCODE:
        raise RowRefused(
            column="breite", reason=f"more than 50 km from the centre of postcode {postcode}"
        )
    return Location(
        postcode=postcode,
        city=cells["ort"] or place.name,
        point=point or place.point,
        is_exact=point is not None,
    )


def known_place(*, postcode: str, column: str, places: PostcodeLookup) -> Place:
    """Return the place of a postcode.

    Raises:
        RowRefused: it has not five digits or does not exist.
    """
    place = places.by_postcode(postcode=postcode) if re.fullmatch(r"[0-9]{5}", postcode) else None
    if place is None:
        raise RowRefused(column=column, reason=f"{postcode[:20]!r} is not a known postcode")
    return place


def presumed_area(*, location: Location, places: PostcodeLookup) -> tuple[str, ...]:
    """Return the postcodes within 15 km of the address, ascending, with its own."""
    around = places.postcodes_within(point=location.point, metres=PRESUMED_AREA_METRES)
    return tuple(sorted({*around, location.postcode}))


def split_street(*, text: str) -> tuple[str, str]:
    """Split „Musterhöhe 3“ into street and number; the number is "" if there is none."""
    match = _HOUSE_NUMBER.search(text) if len(text) <= _MAX_STREET_CHARACTERS else None
    if match is None:
        return text, ""
    street = text[: match.start()].rstrip().removesuffix(",")
    return (street, match[0]) if any(map(str.isalpha, street)) else (text, "")


def _read_point(*, lat: str, lon: str) -> Point | None:
    if not lat and not lon:
        return None
    lat_micro, lon_micro = _micro(lat, "breite"), _micro(lon, "laenge")
    if not (
        GERMANY.south <= lat_micro <= GERMANY.north and GERMANY.west <= lon_micro <= GERMANY.east
    ):
        raise RowRefused(column="breite", reason=f"{lat[:20]} / {lon[:20]} is not in Germany")
    return Point.from_micro(lat_micro, lon_micro)


def _micro(text: str, column: str) -> int:
    if _DEGREES.fullmatch(text) is None:
        raise RowRefused(column=column, reason=f"{text[:20]!r} is not a number of degrees")
    return round(Decimal(text.replace(",", ".")) * MICRO)


def _nearest_postcode(point: Point, places: PostcodeLookup) -> str:
    for metres in _SEARCH_RINGS:
        found = places.postcodes_within(point=point, metres=metres)
        if found:
            return min(found, key=lambda postcode: (_away(point, postcode, places), postcode))
    raise RowRefused(column="breite", reason="no postcode within 50 km")


def _away(point: Point, postcode: str, places: PostcodeLookup) -> int:
    place = places.by_postcode(postcode=postcode)
    return distance_m(start=point, end=place.point) if place else MAX_METRES_FROM_POSTCODE
