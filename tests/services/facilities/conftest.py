"""A record that tests change as they need."""

import dataclasses

import pytest

from portal.domain.directory.record import FacilityRecord
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service

RECORD = FacilityRecord(
    external_id="1",
    category=Category.AMBULANT,
    name="Pflegedienst Muster",
    postcode="99084",
    city="Erfurt",
    lat_micro=50_976_370,
    lon_micro=11_026_940,
    position_is_exact=True,
    services=(Service.AMB_GRUNDPFLEGE,),
    served_postcodes=("99084", "99085"),
    serves_presumed_area=True,
)


@pytest.fixture
def make_record():
    def make(external_id="1", **changes):
        return dataclasses.replace(RECORD, external_id=external_id, **changes)

    return make
