"""The places file: one line per postcode, read and written in one place."""

import re
from itertools import pairwise
from typing import NamedTuple

from portal.values.errors import PortalError

HEADER = "plz;ort;weitere_orte;land;lat;lon"
LAENDER = (
    "Baden-Württemberg",
    "Bayern",
    "Berlin",
    "Brandenburg",
    "Bremen",
    "Hamburg",
    "Hessen",
    "Mecklenburg-Vorpommern",
    "Niedersachsen",
    "Nordrhein-Westfalen",
    "Rheinland-Pfalz",
    "Saarland",
    "Sachsen",
    "Sachsen-Anhalt",
    "Schleswig-Holstein",
    "Thüringen",
)
_ONE_TEXT = {land: land for land in LAENDER}
"""Gives the one text that all rows of a Land share."""
_LINE = re.compile(
    r"([0-9]{5});([^;|=]+);([^;]*);(" + "|".join(LAENDER) + r");([45][0-9]\.[0-9]{5});"
    r"([0-9]{1,2}\.[0-9]{5})"
)


class PlacesFileInvalid(PortalError):
    """Report that the places file is missing, damaged or of another shape."""


class Settlement(NamedTuple):
    """A place name in a postcode together with its Land."""

    name: str
    land: str


class Row(NamedTuple):
    """One postcode: its main place, its further places, and its centre.

    A tuple, because thousands are made whenever the portal starts.

    Units: `lat_e5` and `lon_e5` are WGS 84 degrees times 100,000.
    """

    postcode: str
    main: Settlement
    further: tuple[Settlement, ...]
    lat_e5: int
    lon_e5: int


def format_rows(*, rows: tuple[Row, ...]) -> str:
    """Return the text of the places file; equal rows in any order give equal text."""
    lines = [HEADER]
    lines.extend(_format_row(row) for row in sorted(rows, key=lambda row: row.postcode))
    return "\n".join(lines) + "\n"


def _format_row(row: Row) -> str:
    further = "|".join(
        s.name if s.land == row.main.land else f"{s.name}={s.land}" for s in row.further
    )
    degrees = (f"{e5 // 100_000}.{e5 % 100_000:05}" for e5 in (row.lat_e5, row.lon_e5))
    return ";".join((row.postcode, row.main.name, further, row.main.land, *degrees))


def parse_rows(*, text: str) -> tuple[Row, ...]:
    """Read the text of a places file.

    A further place in another Land than the main place is written „Name=Land“.

    Raises:
        PlacesFileInvalid: wrong header, malformed line, no line, or postcodes not ascending.
    """
    lines = text.split("\n")
    if lines[0] != HEADER or lines[-1] != "":
        raise PlacesFileInvalid("The header or the end of the places file is missing.")
    rows = tuple(_parse_row(number, line) for number, line in enumerate(lines[1:-1], start=2))
    postcodes = [row.postcode for row in rows]
    if not rows or any(a >= b for a, b in pairwise(postcodes)):
        raise PlacesFileInvalid("The postcodes must ascend, without repetition.")
    return rows


def _parse_row(number: int, line: str) -> Row:
    match = _LINE.fullmatch(line)
    if match is None:
        raise PlacesFileInvalid(f"Line {number} of the places file is malformed.")
    postcode, name, further, land, lat, lon = match.groups()
    land = _ONE_TEXT[land]
    settlements = (
        tuple(_parse_settlement(part, land) for part in further.split("|")) if further else ()
    )
    return Row(
        postcode=postcode,
        main=Settlement(name, land),
        further=settlements,
        lat_e5=int(lat.replace(".", "")),
        lon_e5=int(lon.replace(".", "")),
    )


def _parse_settlement(part: str, land: str) -> Settlement:
    name, _, other_land = part.partition("=")
    if not name or (other_land and other_land not in LAENDER):
        raise PlacesFileInvalid(f"„{part}“ in the places file is no place.")
    return Settlement(name, _ONE_TEXT[other_land] if other_land else land)
