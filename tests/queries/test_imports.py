"""What an import asks the stored directory."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.domain.directory.planning import StoredFacility
from portal.domain.matching.category import Category
from portal.models.data_source import DataSource
from portal.models.facility import Facility
from portal.queries import imports
from portal.queries.imports import FacilityCount

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def add(session):
    def add_facility(source, external_id, **changes):
        if imports.find_source(session, name=source) is None:
            session.add(
                DataSource(name=source, attribution="©", licence="", imported_on=date(2026, 3, 2))
            )
            session.flush()
        facility = Facility(
            **{
                "category": "wohnen",
                "name": "Haus",
                "postcode": "99084",
                "city": "Erfurt",
                "lat_micro": 50_976_370,
                "lon_micro": 11_026_940,
                "capacity": None,
                "source_name": source,
                "source_on": None,
                "external_id": external_id,
                "content_hash": f"hash {external_id}",
                "created_at": NOW,
                "updated_at": NOW,
                **changes,
            }
        )
        session.add(facility)
        session.flush()
        return facility.id

    return add_facility


class TestListStored:
    def test_lists_only_the_asked_for_of_that_source(self, session, add):
        first = add("liste", "1")
        managed = add("liste", "2", is_managed=True)
        add("liste", "3")
        add("andere", "1")

        stored = imports.list_stored(
            session, source_name="liste", external_ids=("1", "2", "unknown")
        )

        assert stored == {
            "1": StoredFacility(first, "hash 1", is_managed=False),
            "2": StoredFacility(managed, "hash 2", is_managed=True),
        }

    def test_lists_nothing_for_nothing(self, session):
        assert imports.list_stored(session, source_name="liste", external_ids=()) == {}


class TestFindSource:
    def test_finds_one_or_none(self, session, add):
        add("liste", "1")

        assert imports.find_source(session, name="liste").attribution == "©"
        assert imports.find_source(session, name="andere") is None


class TestIds:
    def test_external_ids_are_those_of_the_source(self, session, add):
        add("liste", "1")
        add("andere", "2")

        assert imports.list_external_ids(session, source_name="liste") == {"1"}

    def test_ids_come_in_order_up_to_the_limit(self, session, add):
        ids = [add("liste", str(number)) for number in range(3)]
        add("andere", "1")

        assert imports.list_ids_of_source(session, source_name="liste", limit=2) == tuple(ids[:2])


class TestListCounts:
    def test_counts_by_source_and_category(self, session, add):
        add("liste", "1")
        add("liste", "2", is_published=False)
        add("liste", "3", category="ambulant", is_managed=True)
        add("andere", "1")

        assert imports.list_counts(session) == (
            FacilityCount("andere", Category.WOHNEN, 1, 1, 0),
            FacilityCount("liste", Category.AMBULANT, 1, 1, 1),
            FacilityCount("liste", Category.WOHNEN, 2, 1, 0),
        )

    def test_is_empty_for_an_empty_directory(self, session):
        session.execute(sa.delete(Facility))

        assert imports.list_counts(session) == ()
