"""Files with all their dirt become records and rejections."""

from datetime import date
from pathlib import Path

import pytest

from portal.domain.directory.importing import read_directory
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service

FILES = Path(__file__).parents[2] / "fixtures" / "facilities"
TODAY = date(2026, 3, 2)


@pytest.fixture
def read(places):
    def read_one(name=None, *, content=None):
        content = (FILES / name).read_bytes() if content is None else content
        return read_directory(content=content, places=places, today=TODAY)

    return read_one


def by_id(found):
    return {record.external_id: record for record in found.records}


class TestDistrictList:
    def test_becomes_one_facility_per_house_and_category(self, read):
        found = read("landkreis.csv")

        assert found.row_count == 13
        assert set(by_id(found)) == {"5", "8", "10", "15", "65", "94", "251", "302"}

    def test_names_what_has_no_name(self, read):
        records = by_id(read("landkreis.csv"))

        assert records["5"].name == "Wohnangebot, Beispielstraße 13"
        assert records["8"].name == "Barrierearmes Wohnen, Musterring 35-41"
        assert records["65"].name == "Beispielwerk gGmbH"

    def test_brings_a_house_together(self, read):
        records = by_id(read("landkreis.csv"))

        assert records["10"].services == (Service.STA_VOLL, Service.STA_KURZZEIT)
        assert records["10"].name == 'Haus „Musterlinde“, Bereich "Wachkoma"'
        assert (records["10"].capacity, records["10"].district) == (76, "Dosdorf")
        assert records["251"].category is Category.TAGESPFLEGE
        assert records["15"].services == (Service.WOHN_BETREUT, Service.WOHN_WG)
        assert (records["15"].capacity, records["15"].source_on) == (18, date(2020, 1, 1))

    def test_rejects_by_line_what_is_not_in_the_mapping(self, read):
        found = read("landkreis.csv")

        assert [(r.line, r.reason) for r in found.rejections] == [
            (14, "angebot: 'Stationäre Pflege' / 'Reha-Klinik' is not in the import mapping"),
            (15, "kennung: '94' is already the id of line 11"),
        ]

    def test_reads_the_same_from_latin_1(self, read):
        assert read("landkreis_latin1.csv") == read("landkreis.csv")


class TestOtherShapes:
    def test_reads_a_map_extract(self, read):
        found = read("kartenauszug.json")
        records = by_id(found)

        assert (found.unit, found.attribution) == ("entry", "© Beispielkarte")
        assert set(records) == {"node/1", "way/2", "node/3"}
        assert (records["node/1"].street, records["node/1"].house_number) == ("Musterhöhe", "3")
        assert (records["way/2"].postcode, records["way/2"].city) == ("99310", "Arnstadt")
        assert records["node/3"].house_number == "135 b"
        assert [(r.line, "'food_bank'" in r.reason) for r in found.rejections] == [(4, True)]

    def test_reads_documented_csv(self, read):
        records = by_id(read("angebote.csv"))

        assert set(records) == {"T-1", "T-3"}
        assert records["T-1"].services == (Service.TAG, Service.NACHT, Service.SPRACHE_PL)
        assert [report.kind.value for report in records["T-1"].reports] == [
            "tagespflege",
            "nachtpflege",
        ]
        assert records["T-3"].served_postcodes == ("99084", "99423")

    def test_reads_geojson(self, read):
        found = read("angebote.geojson")

        assert {key: record.position_is_exact for key, record in by_id(found).items()} == {
            "7": True,
            "8": False,
        }
        assert [(r.line, r.reason) for r in found.rejections] == [(3, "geometry: is not a Point")]


class TestHostileFile:
    def test_loses_only_its_bad_rows_each_by_name(self, read):
        found = read("feindlich.csv")

        assert set(by_id(found)) == {"1", "16"}
        assert [(r.line, r.reason.split(":")[0]) for r in found.rejections] == [
            (3, "name"),
            (4, "name"),
            (5, "ort"),
            (6, "name"),
            (7, "breite"),
            (8, "breite"),
            (9, "internet"),
            (10, "email"),
            (11, "telefon"),
            (12, "kennung"),
            (13, "plz"),
            (14, "plz"),
            (15, "has 3 cells instead of 12"),
            (16, "kapazitaet"),
        ]


class TestRowsWithoutIdAndStreet:
    def test_are_refused_if_nothing_tells_them_apart(self, read):
        row = "Wohnen;Betreutes Wohnen;Haus;99084;Erfurt\n"

        found = read(content=f"versorgungsart;angebot;name;plz;ort\n{row}{row}".encode())

        assert len(found.records) == 1
        assert [(r.line, "already the id of line 2" in r.reason) for r in found.rejections] == [
            (3, True)
        ]


class TestWatch:
    def test_sees_every_row(self, places):
        seen = []

        def watch(rows):
            seen.extend(row.line for row in rows)
            return rows

        content = (FILES / "angebote.csv").read_bytes()
        read_directory(content=content, places=places, today=TODAY, watch=watch)

        assert seen == [2, 3, 4]
