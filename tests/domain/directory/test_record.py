"""A record's hash changes with everything stored and with nothing else."""

import dataclasses
from datetime import date

import pytest

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.directory.record import FacilityRecord, RowRefused
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service

RECORD = FacilityRecord(
    external_id="1",
    category=Category.STATIONAER,
    name="Haus Muster",
    postcode="99084",
    city="Erfurt",
    lat_micro=50_976_370,
    lon_micro=11_026_940,
    position_is_exact=True,
    services=(Service.STA_VOLL,),
)


class TestContentHash:
    def test_is_equal_for_equal_records(self):
        copy = dataclasses.replace(RECORD)

        assert copy.content_hash == RECORD.content_hash
        assert len(RECORD.content_hash) == 64

    @pytest.mark.parametrize(
        "change",
        [
            {"name": "Haus Beispiel"},
            {"capacity": 1},
            {"services": (Service.STA_VOLL, Service.STA_HOSPIZ)},
            {"position_is_exact": False},
            {"served_postcodes": ("99084",)},
            {"source_on": date(2026, 1, 1)},
            {"reports": (Report(KindOfPlace.DAUERPFLEGE, Light.FREI),)},
            {"reports": (Report(KindOfPlace.DAUERPFLEGE, Light.FREI, date(2026, 1, 1)),)},
        ],
    )
    def test_changes_with_the_content(self, change):
        changed = dataclasses.replace(RECORD, **change)

        assert changed.content_hash != RECORD.content_hash


class TestRowRefused:
    def test_names_the_column(self):
        assert str(RowRefused(column="plz", reason="is wrong")) == "plz: is wrong"

    def test_can_speak_of_the_whole_row(self):
        assert str(RowRefused(column="", reason="is wrong")) == "is wrong"
