"""The database itself keeps facilities sound, and templates cannot trigger queries."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.models.facility import (
    STRIP_MICRO,
    Availability,
    Facility,
    ServedPostcode,
)
from portal.values.geo import Point
from tests.models.records import add_source, make_facility, store_facility

BORDER = {"lat_micro": 47_000_000, "lon_micro": 5_000_000}
OTHER_BORDER = {"lat_micro": 56_000_000, "lon_micro": 16_000_000}


@pytest.fixture
def facility(session: Session) -> Facility:
    return store_facility(session)


class TestFacility:
    def test_its_number_is_never_given_to_another_one(self, session: Session):
        removed = store_facility(session).id
        session.execute(sa.delete(Facility))
        session.expire_all()

        session.add(make_facility())
        session.flush()

        assert session.scalars(sa.select(Facility.id)).one() > removed

    @pytest.mark.parametrize(
        "fields",
        [{"category": str(one)} for one in Category]
        + [
            BORDER,
            OTHER_BORDER,
            {"capacity": 1},
            {"service_bits": (1 << 62)},
            {"postcode": "01067"},
        ],
    )
    def test_the_database_takes_what_is_right(self, session: Session, fields: dict[str, object]):
        add_source(session)
        record = make_facility(**fields)
        session.add(record)
        session.flush()
        session.expire(record)

        assert {name: getattr(record, name) for name in fields} == fields

    @pytest.mark.parametrize(
        ("fields", "constraint"),
        [
            ({"category": "krankenhaus"}, "category_known"),
            ({"category": "Ambulant"}, "category_known"),
            ({"name": ""}, "name_not_empty"),
            ({"name": None}, "name"),
            ({"postcode": "1937"}, "postcode_of_five"),
            ({"postcode": "193700"}, "postcode_of_five"),
            ({"capacity": 0}, "capacity_positive"),
            ({"capacity": -1}, "capacity_positive"),
            ({"service_bits": -1}, "service_bits_not_negative"),
            ({"lat_micro": 46_999_999}, "lat_in_germany"),
            ({"lat_micro": 56_000_001}, "lat_in_germany"),
            ({"lon_micro": 4_999_999}, "lon_in_germany"),
            ({"lon_micro": 16_000_001}, "lon_in_germany"),
            ({"created_at": None}, "created_at"),
            ({"source_name": "unbekannt"}, "(?i)foreign key"),
        ],
    )
    def test_the_database_refuses_what_is_wrong(
        self, session: Session, fields: dict[str, object], constraint: str
    ):
        add_source(session)
        session.add(make_facility(**fields))

        with pytest.raises(sa.exc.IntegrityError, match=constraint):
            session.flush()

    @pytest.mark.usefixtures("facility")
    def test_a_record_of_a_source_is_stored_once(self, session: Session):
        session.add(make_facility(name="Doppelt"))

        with pytest.raises(sa.exc.IntegrityError):
            session.flush()

    @pytest.mark.usefixtures("facility")
    def test_another_source_may_use_the_same_id(self, session: Session):
        add_source(session, name="andere")
        session.add(make_facility(source_name="andere"))
        session.flush()

        assert session.scalar(sa.select(sa.func.count()).select_from(Facility)) == 2

    @pytest.mark.usefixtures("facility")
    def test_a_source_with_facilities_cannot_go(self, session: Session):
        with pytest.raises(sa.exc.IntegrityError):
            session.execute(sa.text("DELETE FROM data_source"))

    def test_has_a_point(self, facility: Facility):
        assert facility.point == Point.from_micro(53_426_000, 11_848_000)


class TestServices:
    def test_are_given_in_their_order_whatever_the_order_they_were_set(self, facility: Facility):
        facility.services = (Service.TAG, Service.AMB_GRUNDPFLEGE, Service.TAG)

        assert facility.services == (Service.AMB_GRUNDPFLEGE, Service.TAG)

    def test_all_of_them_fit_into_the_column(self, session: Session, facility: Facility):
        facility.services = tuple(Service)
        session.flush()
        session.expire(facility)

        assert facility.services == tuple(Service)

    def test_can_be_none(self, facility: Facility):
        facility.services = ()

        assert (facility.services, facility.service_bits) == ((), 0)


class TestAvailability:
    @pytest.mark.parametrize("kind", KindOfPlace)
    @pytest.mark.parametrize("light", Light)
    def test_takes_every_kind_and_light(
        self, session: Session, facility: Facility, kind: KindOfPlace, light: Light
    ):
        session.add(Availability(facility_id=facility.id, kind=str(kind), light=str(light)))
        session.flush()

        assert session.get(Availability, (facility.id, str(kind))) is not None

    @pytest.mark.parametrize(
        ("fields", "constraint"),
        [
            ({"kind": "zimmer"}, "kind_known"),
            ({"light": "gruen"}, "light_known"),
            ({"light": None}, "light"),
            ({"places": -1}, "places_not_negative"),
            ({"facility_id": 999_999}, "(?i)foreign key"),
        ],
    )
    def test_refuses_what_is_wrong(
        self, session: Session, facility: Facility, fields: dict[str, object], constraint: str
    ):
        valid = {"facility_id": facility.id, "kind": "aufnahme", "light": "frei", "places": 0}
        session.add(Availability(**{**valid, **fields}))

        with pytest.raises(sa.exc.IntegrityError, match=constraint):
            session.flush()


class TestServedPostcode:
    @pytest.mark.parametrize("postcode", ["1937", "193700", ""])
    def test_has_five_characters(self, session: Session, facility: Facility, postcode: str):
        session.add(ServedPostcode(postcode=postcode, facility_id=facility.id))

        with pytest.raises(sa.exc.IntegrityError, match="postcode_of_five"):
            session.flush()

    def test_is_stored_once_for_each_facility(self, session: Session, facility: Facility):
        row = {"postcode": "19370", "facility_id": facility.id}
        session.execute(sa.insert(ServedPostcode).values(row))

        with pytest.raises(sa.exc.IntegrityError):
            session.execute(sa.insert(ServedPostcode).values(row))


class TestRelationships:
    @pytest.fixture
    def loaded(self, session: Session, facility: Facility) -> Facility:
        """Return a facility with two lights and postcodes, freshly read."""
        session.add_all(
            [
                Availability(facility_id=facility.id, kind="tagespflege", light="frei"),
                Availability(
                    facility_id=facility.id, kind="aufnahme", light="frei",
                    confirmed_on=date(2026, 3, 2),
                ),
                ServedPostcode(facility_id=facility.id, postcode="19370"),
                ServedPostcode(facility_id=facility.id, postcode="19053"),
            ]
        )  # fmt: skip
        session.flush()
        session.expunge_all()
        return session.scalars(sa.select(Facility)).one()

    @pytest.mark.parametrize("name", ["availabilities", "served_postcodes"])
    def test_raise_where_nobody_loaded_them(self, loaded: Facility, name: str):
        with pytest.raises(sa.exc.InvalidRequestError, match="raise_on_sql"):
            getattr(loaded, name)

    @pytest.mark.usefixtures("loaded")
    def test_come_in_order_where_they_were_loaded(self, session: Session):
        session.expunge_all()
        both = (Facility.availabilities, Facility.served_postcodes)
        options = [sa.orm.selectinload(one) for one in both]

        found = session.scalars(sa.select(Facility).options(*options)).one()

        assert [one.kind for one in found.availabilities] == ["aufnahme", "tagespflege"]
        assert [one.postcode for one in found.served_postcodes] == ["19053", "19370"]

    def test_go_with_their_facility(self, session: Session, loaded: Facility):
        session.execute(sa.delete(Facility).where(Facility.id == loaded.id))

        for model in (Availability, ServedPostcode):
            assert session.scalar(sa.select(sa.func.count()).select_from(model)) == 0


class TestWhatTheDatabaseKeeps:
    def reported(self, session: Session) -> tuple[date | None, date | None]:
        return tuple(session.execute(sa.select(Facility.free_on, Facility.reported_on)).one())

    def served(self, session: Session) -> int:
        return session.execute(sa.select(ServedPostcode.service_bits)).scalar_one()

    def report(self, session: Session, facility: Facility, kind: str, **fields: object) -> None:
        row = {"facility_id": facility.id, "kind": kind, **fields}
        session.execute(sa.insert(Availability.__table__).values(row))

    def test_numbers_the_strips_of_latitude(self, session: Session, facility: Facility):
        facility.lat_micro = 53_449_999
        session.flush()

        strip = session.execute(sa.select(Facility.strip)).scalar_one()

        assert strip == 53_449_999 // STRIP_MICRO

    @pytest.mark.usefixtures("facility")
    def test_has_no_last_report_before_the_first(self, session: Session):
        assert self.reported(session) == (None, None)

    def test_keeps_the_last_report_of_any_kind(self, session: Session, facility: Facility):
        early, late = date(2026, 2, 1), date(2026, 2, 20)
        self.report(session, facility, "aufnahme", light="frei", confirmed_on=early)
        self.report(session, facility, "wohnung", light="belegt", confirmed_on=late)

        assert self.reported(session) == (early, late)

    def test_follows_a_changed_report(self, session: Session, facility: Facility):
        on = date(2026, 2, 1)
        self.report(session, facility, "aufnahme", light="frei", confirmed_on=on)

        session.execute(sa.update(Availability).values(light="auf_anfrage"))

        assert self.reported(session) == (None, on)

    def test_forgets_a_deleted_report(self, session: Session, facility: Facility):
        self.report(session, facility, "aufnahme", light="frei", confirmed_on=date(2026, 2, 1))

        session.execute(sa.delete(Availability))

        assert self.reported(session) == (None, None)

    def test_keeps_the_services_beside_a_served_postcode(
        self, session: Session, facility: Facility
    ):
        facility.services = (Service.AMB_ESSEN, Service.SPRACHE_ANDERE)
        session.flush()
        session.add(ServedPostcode(postcode="19370", facility_id=facility.id))
        session.flush()
        before = self.served(session)
        facility.services = (Service.AMB_NACHT,)
        session.flush()

        assert before == Service.AMB_ESSEN.bit + Service.SPRACHE_ANDERE.bit
        assert self.served(session) == Service.AMB_NACHT.bit


@pytest.mark.parametrize(
    ("street", "number", "line"),
    [
        ("Seestraße", "1", "Seestraße 1, 50667 Köln"),
        ("Am Dom", "", "Am Dom, 50667 Köln"),
        ("", "", "50667 Köln"),
    ],
)
def test_the_address_stands_in_one_line(street, number, line):
    fields = {"street": street, "house_number": number, "postcode": "50667", "city": "Köln"}

    assert make_facility(**fields).address_line == line
