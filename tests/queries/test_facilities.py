"""Facilities as strangers may see them."""

from datetime import date

import pytest
import sqlalchemy as sa

from portal.domain.directory.subject import Subject
from portal.domain.matching.category import Category
from portal.models.data_source import DataSource
from portal.models.facility import Facility
from portal.queries import facilities
from portal.values.errors import NotFound
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW
from tests.queries.brute_force import TODAY, Directory, facility_row, store
from tests.support.statements import counted


def houses(count, **changes):
    return Directory(
        tuple(facility_row(**({"id": number} | changes)) for number in range(1, count + 1))
    )


def hide(session, facility_id):
    session.execute(
        sa.update(Facility).where(Facility.id == facility_id).values(is_published=False)
    )


class TestListWithReports:
    def test_gives_each_with_its_reports(self, session):
        reports = tuple(
            {"facility_id": 2, "kind": kind, "light": "frei", "confirmed_on": TODAY}
            for kind in ("kurzzeitpflege", "dauerpflege")
        )
        store(session, Directory(houses(2).facilities, reports))

        found = facilities.list_with_reports(session, ids=(2, 1))

        kinds = {
            number: [report.kind.value for report in details.reports]
            for number, details in found.items()
        }
        assert kinds == {1: [], 2: ["dauerpflege", "kurzzeitpflege"]}

    def test_d12_leaves_out_unpublished_and_unknown_ones(self, session):
        store(session, houses(2))
        hide(session, 1)

        found = facilities.list_with_reports(session, ids=(1, 2, 99))

        assert list(found) == [2]

    def test_asks_nothing_for_nothing(self, session):
        with counted(session.connection()) as sent:
            assert facilities.list_with_reports(session, ids=()) == {}

        assert sent == []

    @pytest.mark.parametrize("rows", [1, 100])
    def test_sends_one_statement_for_one_row_and_for_a_hundred(self, session, rows):
        store(session, houses(rows))

        with counted(session.connection()) as sent:
            found = facilities.list_with_reports(session, ids=range(1, rows + 1))

        assert (len(found), len(sent)) == (rows, 1)


class TestGetPublished:
    def test_brings_its_lights_along_in_one_statement(self, session):
        reports = tuple(
            {"facility_id": 1, "kind": kind, "light": "frei", "confirmed_on": TODAY}
            for kind in ("kurzzeitpflege", "dauerpflege")
        )
        store(session, Directory(houses(1).facilities, reports))

        with counted(session.connection()) as sent:
            kinds = [row.kind for row in facilities.get_published(session, facility_id=1)]

        assert (kinds, len(sent)) == (["dauerpflege", "kurzzeitpflege"], 1)

    def test_finds_a_facility_without_lights(self, session):
        store(session, houses(1))

        (row,) = facilities.get_published(session, facility_id=1)

        assert (row.id, row.kind) == (1, None)

    def test_counts_the_postcodes_it_serves(self, session):
        served = tuple(
            {"facility_id": number, "postcode": code}
            for number, code in ((1, "13599"), (1, "14467"), (2, "13599"))
        )
        store(session, Directory(houses(3).facilities, (), served))

        counts = [facilities.get_published(session, facility_id=n)[0].served for n in (1, 2, 3)]

        assert counts == [2, 1, 0]

    def test_d12_knows_no_unpublished_facility(self, session):
        store(session, houses(1, is_published=False))

        with pytest.raises(NotFound):
            facilities.get_published(session, facility_id=1)

    def test_knows_no_facility_that_does_not_exist(self, session):
        with pytest.raises(facilities.FacilityNotFound):
            facilities.get_published(session, facility_id=1)


class TestGetKept:
    @pytest.mark.parametrize("is_published", [False, True])
    def test_d12_finds_what_the_company_keeps_public_or_not(self, session, is_published):
        store(session, houses(1, is_published=is_published))
        company = make_company(session)
        give_facility(session, company, 1)

        (row,) = facilities.get_kept(session, facility_id=1, company_id=company.id)

        assert (row.id, row.kind) == (1, None)

    def test_d12_knows_nothing_of_others_and_nothing_in_the_bin(self, session):
        store(session, houses(3, is_published=False))
        company, other = make_company(session), make_company(session, email="andere@example.org")
        give_facility(session, company, 1)
        give_facility(session, other, 2)
        session.execute(sa.update(Facility).where(Facility.id == 1).values(deleted_at=NOW))

        for number in (1, 2, 3, 999):
            with pytest.raises(facilities.FacilityNotFound):
                facilities.get_kept(session, facility_id=number, company_id=company.id)


class TestGetSubject:
    def test_names_a_published_facility(self, session):
        store(session, houses(2, name="Haus Linde", category="wohnen"))

        found = facilities.get_subject(session, facility_id=2)

        assert found == Subject(facility_id=2, name="Haus Linde", category=Category.WOHNEN)

    @pytest.mark.parametrize("facility_id", [1, 2])
    def test_d12_knows_neither_unpublished_nor_missing_ones(self, session, facility_id):
        store(session, houses(1))
        hide(session, 1)

        with pytest.raises(facilities.FacilityNotFound):
            facilities.get_subject(session, facility_id=facility_id)


class TestListSources:
    def test_lists_the_named_ones_by_name(self, session):
        session.add_all(
            DataSource(name=name, attribution="", imported_on=date(2026, 1, 1))
            for name in ("osm", "landkreis", "demo")
        )
        session.flush()

        found = facilities.list_sources(session, names=("osm", "landkreis", "osm", "unknown"))

        assert [source.name for source in found] == ["landkreis", "osm"]


class TestCountAll:
    def test_is_zero_in_an_empty_directory(self, session):
        assert facilities.count_all(session) == 0

    def test_counts_unpublished_ones_as_well(self, session):
        store(session, houses(2))
        hide(session, 1)

        assert facilities.count_all(session) == 2


class TestListPublicIds:
    def test_goes_on_where_the_last_page_ended(self, session):
        store(session, houses(5))

        pages = [facilities.list_public_ids(session, after=after, limit=2) for after in (0, 2, 4)]

        assert pages == [(1, 2), (3, 4), (5,)]

    def test_d12_leaves_out_unpublished_ones(self, session):
        store(session, houses(3))
        hide(session, 2)

        assert facilities.list_public_ids(session, after=0, limit=10) == (1, 3)
