"""Name, address and ways of contact of a facility, as its provider types them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from portal.domain.directory.cells import (
    checked,
    read_capacity,
    read_email,
    read_phone,
    read_website,
)
from portal.domain.directory.locating import Location, PostcodeLookup, locate
from portal.domain.directory.record import RowRefused
from portal.domain.matching.category import Category
from portal.domain.profiles.content import LONGEST_LINE
from portal.domain.profiles.housing import AgeFeature, Shape
from portal.values.errors import Invalid

_WAYS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"telefon": read_phone, "email": read_email, "internet": read_website}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known of a facility when its provider creates it.

    Args:
        served: postcodes of an ambulatory facility, presumed from its address.
        shape: of a housing offer.
        age_features: what makes flats fit for old age; confirmed when it is created.
    """

    category: Category
    name: str
    street: str
    house_number: str
    location: Location
    served: tuple[str, ...] = ()
    shape: Shape = Shape.UNKNOWN
    age_features: tuple[AgeFeature, ...] = ()


def read_line(*, field: str, text: str) -> str:
    """Return one line with single blanks.

    Raises:
        Invalid: code "line" where it holds markup, a formula or what cannot be seen, "too_long".
    """
    try:
        line = checked(cells={field: text})[field]
    except RowRefused:
        raise Invalid(field, "line") from None
    if len(line) > LONGEST_LINE:
        raise Invalid(field, "too_long")
    return line


def read_way(*, field: str, text: str) -> str:
    """Return „telefon“, „email“ or „internet“ as it is stored; empty stays empty.

    Raises:
        Invalid: code "line", "too_long" or "shape".
    """
    line = read_line(field=field, text=text)
    try:
        return _WAYS[field](text=line)
    except RowRefused:
        raise Invalid(field, "shape") from None


def read_size(*, field: str, text: str) -> int | None:
    """Return a number of places; None if empty or 0.

    Raises:
        Invalid: code "shape".
    """
    try:
        return read_capacity(text=text.strip())
    except RowRefused:
        raise Invalid(field, "shape") from None


def read_location(*, postcode: str, city: str, places: PostcodeLookup) -> Location:
    """Return where an address is; the centre of its postcode.

    Raises:
        Invalid: field „plz“, code "unknown", or „ort“, code "line" or "too_long".
    """
    town = read_line(field="ort", text=city)
    cells = {"plz": postcode.strip(), "ort": town, "breite": "", "laenge": ""}
    try:
        return locate(cells=cells, places=places)
    except RowRefused:
        raise Invalid("plz", "unknown") from None


def location_columns(*, location: Location) -> dict[str, str | int | bool]:
    """Return the columns in which it is stored, by name."""
    return {
        "postcode": location.postcode,
        "city": location.city,
        "lat_micro": location.point.lat_micro,
        "lon_micro": location.point.lon_micro,
        "position_is_exact": location.is_exact,
    }
