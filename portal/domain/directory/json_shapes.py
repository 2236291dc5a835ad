"""Translate the two shapes of JSON files: GeoJSON and an extract of OpenStreetMap."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.domain.directory.cells import checked
from portal.domain.directory.columns import (
    COLUMNS,
    GEOJSON,
    MAP_EXTRACT_KEYS,
    REQUIRED_COLUMNS,
    FileRefused,
)
from portal.domain.directory.record import RowRefused


@dataclass(frozen=True, slots=True)
class JsonExtract:
    """The entries of a file by our columns, or why one cannot be read; and the attribution."""

    entries: tuple[Mapping[str, str] | RowRefused, ...]
    attribution: str = ""


def json_rows(*, document: Any) -> JsonExtract:
    """Translate a parsed JSON document whose numbers are still text.

    Raises:
        FileRefused: it is neither a FeatureCollection nor an extract of OpenStreetMap, or its
            features have wrong properties.
    """
    if isinstance(document, dict) and document.get("type") == "FeatureCollection":
        return _feature_collection(document.get("features"))
    if isinstance(document, list):
        return _map_extract(document)
    raise FileRefused(
        "The JSON file is neither a GeoJSON FeatureCollection nor a list of entries with "
        f"{', '.join(MAP_EXTRACT_KEYS)}."
    )


def _feature_collection(features: Any) -> JsonExtract:
    if not isinstance(features, list):
        raise FileRefused("The FeatureCollection has no list of features.")
    names: dict[str, None] = {}
    for feature in features:
        if isinstance(feature, dict) and isinstance(feature.get("properties"), dict):
            names.update(dict.fromkeys(feature["properties"]))
    GEOJSON.check(names=tuple(names) if features else REQUIRED_COLUMNS)
    return JsonExtract(tuple(_or_refused(_feature, feature) for feature in features))


def _map_extract(entries: list[Any]) -> JsonExtract:
    names = {name for entry in entries if isinstance(entry, dict) for name in entry}
    missing = [name for name in MAP_EXTRACT_KEYS if name not in names]
    if missing:
        raise FileRefused(
            f"Wrong keys (missing: {', '.join(missing)}). Expected for an extract of "
            f"OpenStreetMap: {', '.join(MAP_EXTRACT_KEYS)}."
        )
    attributions = {
        entry["details"].get("attribution")
        for entry in entries
        if isinstance(entry, dict) and isinstance(entry.get("details"), dict)
    }
    stated = sorted(text for text in attributions if isinstance(text, str) and text.strip())
    return JsonExtract(
        tuple(_or_refused(_map_entry, entry) for entry in entries), _attribution(", ".join(stated))
    )


def _attribution(text: str) -> str:
    try:
        return checked(cells={"attribution": text})["attribution"]
    except RowRefused as refused:
        raise FileRefused(f"The file's attribution cannot be used: {refused}.") from None


def _or_refused(
    translate: Callable[[Any], dict[str, str]], entry: Any
) -> Mapping[str, str] | RowRefused:
    try:
        return dict.fromkeys(COLUMNS, "") | translate(entry)
    except RowRefused as refused:
        return refused


def _feature(feature: Any) -> dict[str, str]:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise RowRefused(column="", reason="is not a feature with properties")
    cells = {name: _text(value, name) for name, value in feature["properties"].items()}
    geometry = feature.get("geometry")
    if geometry is None:
        return cells
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        raise RowRefused(column="geometry", reason="is not a Point")
    coordinates = geometry.get("coordinates")
    # A third number is the height.
    if not isinstance(coordinates, list) or len(coordinates) not in {2, 3}:
        raise RowRefused(column="geometry", reason="is not a pair of longitude and latitude")
    cells["laenge"], cells["breite"] = (_text(number, "geometry") for number in coordinates[:2])
    return cells


def _map_entry(entry: Any) -> dict[str, str]:
    if not isinstance(entry, dict) or not isinstance(entry.get("details"), dict):
        raise RowRefused(column="details", reason="is not an entry with details")
    details = entry["details"]
    number = _text(details.get("osm_id"), "osm_id")
    return {
        "kennung": f"{_text(details.get('osm_type'), 'osm_type')}/{number}" if number else "",
        "versorgungsart": "OSM",
        "angebot": _text(details.get("social_facility"), "social_facility"),
        "name": _text(entry.get("name"), "name"),
        "traeger": _text(entry.get("parent_organization"), "parent_organization"),
        "strasse": _text(entry.get("strasse"), "strasse"),
        "plz": _text(entry.get("plz"), "plz"),
        "ort": _text(entry.get("ort"), "ort"),
        "breite": _text(entry.get("lat"), "lat"),
        "laenge": _text(entry.get("lon"), "lon"),
        "telefon": _text(details.get("phone"), "phone"),
        "email": _text(details.get("email"), "email"),
        "internet": _text(entry.get("website"), "website"),
        "kapazitaet": _text(details.get("capacity"), "capacity"),
    }


def _text(value: Any, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RowRefused(column=name, reason="is neither text nor a number")
    return value
