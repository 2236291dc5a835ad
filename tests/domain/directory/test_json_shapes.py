"""GeoJSON and map extracts are translated to our columns."""

import pytest

from portal.domain.directory.columns import COLUMNS, FileRefused
from portal.domain.directory.json_shapes import json_rows
from portal.domain.directory.record import RowRefused

PROPERTIES = {"versorgungsart": "Wohnen", "angebot": "", "name": "A", "plz": "99084", "ort": ""}
ENTRY = {
    "type": "pflegeheim_stationaer",
    "name": "Haus",
    "strasse": "Musterweg 3",
    "plz": None,
    "ort": None,
    "lat": "50.9",
    "lon": "11.0",
    "website": None,
    "parent_organization": "Träger",
    "details": {
        "osm_type": "node",
        "osm_id": "7",
        "social_facility": "nursing_home",
        "phone": "+49 361 0",
        "attribution": "© Karte",
    },
}


def collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


def feature(geometry=None, **properties):
    return {"type": "Feature", "geometry": geometry, "properties": PROPERTIES | properties}


class TestGeoJson:
    def test_reads_properties_and_point(self):
        point = {"type": "Point", "coordinates": ["11.0", "50.9", "200"]}

        (cells,) = json_rows(document=collection(feature(point, traeger=None))).entries

        assert set(cells) == set(COLUMNS)
        assert (cells["breite"], cells["laenge"], cells["traeger"]) == ("50.9", "11.0", "")

    def test_may_be_empty(self):
        assert json_rows(document=collection()).entries == ()

    @pytest.mark.parametrize(
        "geometry",
        [
            {"type": "Polygon", "coordinates": []},
            {"type": "Point", "coordinates": ["11.0"]},
            {"type": "Point", "coordinates": "11.0"},
            {"type": "Point", "coordinates": [["11.0"], "50.9"]},
            "here",
        ],
    )
    def test_refuses_a_feature_without_a_point(self, geometry):
        (refused,) = json_rows(document=collection(feature(geometry))).entries

        assert isinstance(refused, RowRefused)
        assert str(refused).startswith("geometry: ")

    def test_refuses_a_property_that_is_no_plain_value(self):
        good, bad = json_rows(document=collection(feature(), feature(name=["A"]))).entries

        assert good["name"] == "A"
        assert str(bad) == "name: is neither text nor a number"

    @pytest.mark.parametrize(
        ("document", "reason"),
        [
            (collection(feature(preis="1")), "unknown: 'preis'"),
            (collection(feature(breite="50")), "unknown: 'breite'"),
            (collection({"properties": {"name": "A"}}), "missing: 'versorgungsart'"),
            ({"type": "FeatureCollection", "features": None}, "no list of features"),
        ],
    )
    def test_refuses_wrong_properties(self, document, reason):
        with pytest.raises(FileRefused, match=reason):
            json_rows(document=document)


class TestMapExtract:
    def test_is_recognised_and_translated(self):
        extract = json_rows(document=[ENTRY])

        (cells,) = extract.entries
        assert extract.attribution == "© Karte"
        assert {column: text for column, text in cells.items() if text} == {
            "kennung": "node/7",
            "versorgungsart": "OSM",
            "angebot": "nursing_home",
            "name": "Haus",
            "traeger": "Träger",
            "strasse": "Musterweg 3",
            "breite": "50.9",
            "laenge": "11.0",
            "telefon": "+49 361 0",
        }

    def test_leaves_the_id_empty_where_there_is_none(self):
        (cells,) = json_rows(document=[ENTRY | {"details": {}}]).entries

        assert cells["kennung"] == ""

    def test_refuses_an_entry_without_details(self):
        _, refused = json_rows(document=[ENTRY, ENTRY | {"details": None}]).entries

        assert str(refused) == "details: is not an entry with details"

    @pytest.mark.parametrize("document", [[], [{"name": "A"}], ["A"]])
    def test_refuses_wrong_keys(self, document):
        with pytest.raises(FileRefused, match="missing: type"):
            json_rows(document=document)

    def test_refuses_a_hostile_attribution(self):
        details = ENTRY["details"] | {"attribution": "<script>"}

        with pytest.raises(FileRefused, match="attribution"):
            json_rows(document=[ENTRY | {"details": details}])
