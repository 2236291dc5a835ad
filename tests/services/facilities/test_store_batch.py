"""A batch is stored as the plan says, and storing it again changes nothing."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.matching.services import Service
from portal.models.data_source import DataSource
from portal.models.facility import Availability, Facility, ServedPostcode
from portal.services.facilities.store_batch import Source, store_batch

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
REPORT = Report(KindOfPlace.AUFNAHME, Light.FREI, TODAY, 2, None)


@pytest.fixture
def store(session):
    def store_records(*records, source=None, now=NOW):
        return store_batch(
            session,
            source=source or Source("liste", "© Liste", "CC0"),
            records=records,
            today=now.date(),
            now=now,
        )

    return store_records


def facilities(session):
    return session.scalars(sa.select(Facility).order_by(Facility.external_id)).all()


def rows(session, *columns):
    return [tuple(row) for row in session.execute(sa.select(*columns).order_by(*columns))]


class TestStoreBatch:
    def test_d11_new_facilities_are_visible_and_not_managed(self, session, store, make_record):
        plan = store(make_record(reports=(REPORT,), capacity=None))

        (facility,) = facilities(session)
        assert len(plan.created) == 1
        assert (facility.is_published, facility.is_managed) == (True, False)
        assert (facility.source_name, facility.external_id) == ("liste", "1")
        assert facility.services == (Service.AMB_GRUNDPFLEGE,)
        assert facility.content_hash == plan.created[0].content_hash
        assert (facility.created_at, facility.updated_at) == (NOW, NOW)
        assert rows(session, Availability.kind, Availability.light, Availability.places) == [
            ("aufnahme", "frei", 2)
        ]

    def test_h14_served_postcodes_are_stored_with_their_origin(self, session, store, make_record):
        store(make_record("1"), make_record("2", served_postcodes=("99084",)))

        first, second = facilities(session)
        assert first.serves_presumed_area is True
        assert rows(session, ServedPostcode.postcode, ServedPostcode.facility_id) == [
            ("99084", first.id),
            ("99084", second.id),
            ("99085", first.id),
        ]

    def test_the_same_batch_again_changes_nothing(self, session, store, make_record):
        store(make_record("1"), make_record("2"))

        plan = store(make_record("2"), make_record("1"), now=LATER)

        assert len(plan.unchanged) == 2
        assert {facility.updated_at for facility in facilities(session)} == {NOW}

    def test_a_changed_record_is_updated_with_all_that_belongs_to_it(
        self, session, store, make_record
    ):
        store(make_record("1", reports=(REPORT,)), make_record("2"))

        plan = store(make_record("1", name="Neuer Name", served_postcodes=("99423",)), now=LATER)

        first, second = facilities(session)
        assert len(plan.updated) == 1
        assert (first.name, first.created_at, first.updated_at) == ("Neuer Name", NOW, LATER)
        assert rows(session, Availability.facility_id) == []
        assert rows(session, ServedPostcode.facility_id, ServedPostcode.postcode) == [
            (first.id, "99423"),
            (second.id, "99084"),
            (second.id, "99085"),
        ]

    def test_p07_a_managed_profile_is_never_overwritten(self, session, store, make_record):
        store(make_record("1"))
        session.execute(sa.update(Facility).values(is_managed=True, name="Vom Anbieter"))

        plan = store(make_record("1", name="Aus der Liste", served_postcodes=()), now=LATER)

        (facility,) = facilities(session)
        assert len(plan.managed) == 1
        assert (facility.name, facility.updated_at) == ("Vom Anbieter", NOW)
        assert len(rows(session, ServedPostcode.postcode)) == 2

    def test_d12_an_update_does_not_publish_what_was_taken_down(self, session, store, make_record):
        store(make_record("1"))
        session.execute(sa.update(Facility).values(is_published=False, accepts_inquiries=False))

        store(make_record("1", name="Neuer Name"), now=LATER)

        (facility,) = facilities(session)
        assert facility.name == "Neuer Name"
        assert (facility.is_published, facility.accepts_inquiries) == (False, False)

    def test_d04_an_import_and_an_update_say_by_which_words_it_is_found(
        self, session, store, make_record
    ):
        store(make_record(name="Diakonie Süd"))
        first = rows(session, Facility.search_name)
        store(make_record(name="Haus Ährenhof", traeger="Diakonie Süd"))

        assert (first, rows(session, Facility.search_name)) == (
            [("diakoni sud",)],
            [("haus ahrenhof",)],
        )
        (text,) = session.scalars(sa.select(Facility.search_text))
        assert {"ahrenhof", "sud", "erfurt", "hausliche"} <= set(text.split())

    def test_what_is_not_in_the_batch_stays(self, session, store, make_record):
        store(make_record("1"), make_record("2"))

        store(make_record("2"), now=LATER)

        assert [facility.external_id for facility in facilities(session)] == ["1", "2"]

    def test_equal_ids_of_two_sources_are_two_facilities(self, session, store, make_record):
        store(make_record("1"))

        plan = store(make_record("1"), source=Source("andere"))

        assert len(plan.created) == 1
        assert len(facilities(session)) == 2

    def test_an_empty_batch_is_no_error(self, session, store):
        plan = store()

        assert plan.created == ()
        assert facilities(session) == []


class TestSource:
    def test_is_kept_with_its_attribution(self, session, store, make_record):
        store(make_record())

        source = session.get(DataSource, "liste")
        assert (source.attribution, source.licence, source.imported_on) == (
            "© Liste",
            "CC0",
            TODAY,
        )

    def test_is_attributed_by_name_if_nothing_is_said(self, session, store, make_record):
        store(make_record(), source=Source("liste"))

        assert session.get(DataSource, "liste").attribution == "liste"

    def test_keeps_what_a_later_import_does_not_say(self, session, store, make_record):
        store(make_record())

        store(make_record(), source=Source("liste", licence="CC BY 4.0"), now=LATER)

        source = session.get(DataSource, "liste")
        assert (source.attribution, source.licence) == ("© Liste", "CC BY 4.0")
        assert source.imported_on == LATER.date()
