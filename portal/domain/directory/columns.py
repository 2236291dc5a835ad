"""The columns an import knows, and the other shapes of files that are translated to them."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.values.errors import PortalError

COLUMNS = (
    "kennung",
    "versorgungsart",
    "angebot",
    "name",
    "traeger",
    "dachverband",
    "strasse",
    "hausnummer",
    "plz",
    "ort",
    "ortsteil",
    "breite",
    "laenge",
    "telefon",
    "email",
    "internet",
    "kapazitaet",
    "leistungen",
    "versorgte_plz",
    "ampel",
    "ampel_plaetze",
    "ampel_frei_ab",
    "ampel_bestaetigt_am",
    "stand",
)
REQUIRED_COLUMNS = ("versorgungsart", "angebot", "name", "plz", "ort")
POSITION_COLUMNS = ("breite", "laenge")


class FileRefused(PortalError):
    """Report a file of which no row can be read."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a kind of file names its columns.

    Args:
        name: what the operator is told.
        columns: name in the file → our column; "" for a column that is not read.
        required: names in the file without which it is refused.
    """

    name: str
    columns: Mapping[str, str]
    required: tuple[str, ...]

    def check(self, *, names: tuple[str, ...]) -> None:
        """Check the names that a file uses.

        Raises:
            FileRefused: a name is missing, unknown or there twice; lists what was expected.
        """
        missing = [name for name in self.required if name not in names]
        unknown = [name for name in names if name not in self.columns]
        twice = sorted({name for name in names if names.count(name) > 1})
        complaints = [
            f"{label}: {', '.join(repr(name[:40]) for name in found[:10])}"
            for label, found in (("missing", missing), ("unknown", unknown), ("twice", twice))
            if found
        ]
        if complaints:
            raise FileRefused(
                f"Wrong columns ({'; '.join(complaints)}). Expected for {self.name}: "
                f"{', '.join(self.columns)} – required: {', '.join(self.required)}."
            )

    def translate(self, *, cells: Mapping[str, str]) -> dict[str, str]:
        """Return the cells by our columns; what the file does not give is empty."""
        translated = dict.fromkeys(COLUMNS, "")
        for name, text in cells.items():
            if self.columns[name]:
                translated[self.columns[name]] = text
        return translated


DOCUMENTED = Shape("a CSV file", {column: column for column in COLUMNS}, REQUIRED_COLUMNS)
GEOJSON = Shape(
    "the properties of GeoJSON features",
    {column: column for column in COLUMNS if column not in POSITION_COLUMNS},
    REQUIRED_COLUMNS,
)
DISTRICT_LIST = Shape(
    "a district's list of care offers",
    {
        "id": "kennung",
        "versorgungsart": "versorgungsart",
        "angebot": "angebot",
        "einrichtung": "name",
        "strasse": "strasse",
        "hnr": "hausnummer",
        "plz": "plz",
        "gemeinde": "ort",
        "ortsteil": "ortsteil",
        "gemeindeschl": "",
        "traeger": "traeger",
        "dachverband": "dachverband",
        "telefon": "telefon",
        "email": "email",
        "internet": "internet",
        "kapazitaet": "kapazitaet",
        "jahr": "stand",
        "besonderheit": "",
        "lat": "breite",
        "lon": "laenge",
    },
    ("id", "versorgungsart", "angebot", "einrichtung", "strasse", "hnr", "plz", "gemeinde"),
)
"""A district's public list; its column `besonderheit` is free text and is not interpreted."""

MAP_EXTRACT_KEYS = ("type", "name", "strasse", "plz", "ort", "lat", "lon", "details")
"""The keys by which an extract of OpenStreetMap is recognised."""


def csv_shape(*, names: tuple[str, ...]) -> Shape:
    """Return the shape of a CSV file with these columns."""
    return DISTRICT_LIST if {"einrichtung", "hnr"} <= set(names) else DOCUMENTED
