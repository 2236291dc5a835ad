"""Saving replaces what was told, and makes the profile one that is kept."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import Light
from portal.domain.profiles.content import ProfileContent
from portal.domain.profiles.housing import Certificate, Tenure, Unit
from portal.domain.profiles.prices import ALL_GRADES, PriceItem, Prices
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityProfile
from portal.queries.profiles import find_content, list_units
from portal.services.profiles.save import save_profile
from portal.values.errors import Invalid, NotFound
from portal.values.money import Money
from tests.models.records import store_facility

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FULL_UNIT = Unit(
    name="Wohnung 1",
    tenure=Tenure.KAUF,
    price=Money(25_000_000),
    extra=Money(20_000),
    extra_is_included=False,
    hausgeld=Money(30_000),
    commission="3,57 %",
    half_rooms=5,
    area_dm2=5_475,
    floor=0,
    built_in=1998,
    renovated_in=2020,
    energy_certificate=Certificate.BEDARF,
    energy_kwh=75,
    needs_wbs=True,
    light=Light.FREI,
    free_from=date(2026, 5, 1),
    confirmed_on=date(2026, 3, 1),
)


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


def save(session, facility_id, content=None, units=()):
    save_profile(
        session,
        facility_id=facility_id,
        content=content or ProfileContent(),
        units=units,
        now=NOW,
    )


class TestSave:
    def test_k07_a_flat_comes_back_whole(self, session, facility_id):
        units = (FULL_UNIT, Unit(name="Wohnung 2", tenure=Tenure.MIETE))

        save(session, facility_id, units=units)

        assert list_units(session, facility_id=facility_id) == units

    def test_what_was_told_before_is_gone(self, session, facility_id):
        save(session, facility_id, ProfileContent(transport="Bus 1"), (FULL_UNIT,))

        save(session, facility_id, ProfileContent(transport="Bus 2"))

        assert find_content(session, facility_id=facility_id).transport == "Bus 2"
        assert list_units(session, facility_id=facility_id) == ()
        assert len(session.scalars(sa.select(FacilityProfile)).all()) == 1

    def test_d11_from_then_on_the_provider_keeps_it(self, session, facility_id):
        save(session, facility_id)

        facility = session.get(Facility, facility_id)
        assert (facility.is_managed, facility.updated_at) == (True, NOW)


class TestRefusal:
    def test_of_what_must_not_be_stored(self, session, facility_id):
        prices = Prices({(PriceItem.PFLEGE, ALL_GRADES): Money(1)})

        with pytest.raises(Invalid, match="prices: item"):
            save(session, facility_id, ProfileContent(prices=prices))

        assert find_content(session, facility_id=facility_id) is None

    def test_of_a_facility_that_does_not_exist(self, session):
        with pytest.raises(NotFound):
            save(session, 99)
