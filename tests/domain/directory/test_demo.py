"""The invented directory is deterministic, fictitious and dense where people live."""

from collections import Counter
from datetime import date

import pytest

from portal.domain.directory.demo import DemoDirectory
from portal.domain.directory.locating import GERMANY
from portal.domain.matching.category import Category
from portal.values.geo import Point, distance_m

TODAY = date(2026, 3, 2)


@pytest.fixture
def records(places):
    return tuple(DemoDirectory(places=places).records(count=300, today=TODAY))


class TestRecords:
    def test_are_the_same_every_time(self, places, records):
        again = tuple(DemoDirectory(places=places).records(count=300, today=TODAY))

        assert again == records

    def test_do_not_depend_on_how_many_are_asked_for(self, places, records):
        fewer = tuple(DemoDirectory(places=places).records(count=40, today=TODAY))

        assert fewer == records[:40]

    def test_are_clearly_fictitious(self, records):
        for record in records:
            assert record.name.startswith("Demo-")
            assert record.email.endswith("@example.org")
            assert record.website.startswith("https://example.org/")
            assert record.phone[-4] == " "
        assert len({record.external_id for record in records}) == 300

    def test_lie_near_the_centre_of_their_postcode(self, places, records):
        for record in records:
            centre = places.by_postcode(postcode=record.postcode).point
            point = Point.from_micro(record.lat_micro, record.lon_micro)
            assert distance_m(start=centre, end=point) < 2_000
            assert GERMANY.south < record.lat_micro < GERMANY.north

    def test_are_denser_where_a_town_has_many_postcodes(self, records):
        counted = Counter(record.postcode for record in records)

        in_erfurt = sum(counted[code] for code in ("99084", "99085", "99086"))
        assert in_erfurt > 300 // 2

    def test_h14_ambulatory_ones_serve_the_nearest_postcodes(self, records):
        for record in records:
            if record.category is not Category.AMBULANT:
                assert record.served_postcodes == ()
            else:
                assert record.postcode in record.served_postcodes
                assert record.serves_presumed_area is False
                assert list(record.served_postcodes) == sorted(record.served_postcodes)
