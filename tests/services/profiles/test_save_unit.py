"""Flats one by one."""

import pytest

from portal.domain.audit.entry import Actor
from portal.domain.profiles.content import ProfileContent
from portal.domain.profiles.housing import Shape, Tenure, Unit
from portal.queries.own_units import get_own_units
from portal.queries.profiles import MOST_UNITS
from portal.services.journal.change_facility import ChangedMeanwhile
from portal.services.profiles.save import save_profile
from portal.services.profiles.save_unit import NEW, UnitChange, save_unit
from portal.values.errors import Invalid, NotFound
from tests.factories.companies import make_company
from tests.factories.own_facilities import acting_for, store_own
from tests.models.records import NOW

FLAT = Unit(name="Wohnung 1", tenure=Tenure.MIETE)


@pytest.fixture
def company(session):
    return make_company(session)


def offer_of(session, company, *, shape=Shape.ANLAGE, units=()):
    number = store_own(session, company, category="wohnen")
    save_profile(
        session,
        facility_id=number,
        content=ProfileContent(housing_shape=shape),
        units=units,
        now=NOW,
    )
    return get_own_units(session, acting=acting_for(company), facility_id=number)


def again(session, company, offer):
    return get_own_units(session, acting=acting_for(company), facility_id=offer.facility_id)


def save(session, company, offer, unit, *, unit_id=NEW):
    save_unit(
        session,
        company_id=company.id,
        before=offer,
        seen_version=offer.version,
        change=UnitChange(unit_id, unit),
        actor=Actor(account_id="1", words="Erika"),
        now=NOW,
    )


class TestSave:
    def test_k08_is_added_changed_and_removed(self, session, company):
        offer = offer_of(session, company)
        save(session, company, offer, FLAT)
        offer = again(session, company, offer)
        number = offer.units[0].unit_id
        assert offer.get(unit_id=number) == FLAT

        changed = Unit(name="Wohnung 2", tenure=Tenure.KAUF)
        save(session, company, offer, changed, unit_id=number)
        offer = again(session, company, offer)
        assert offer.get(unit_id=number) == changed

        save(session, company, offer, None, unit_id=number)
        offer = again(session, company, offer)
        assert (offer.units, offer.version) == ((), 4)


class TestRefused:
    def test_h13_a_wohneinheit_has_one_flat(self, session, company):
        offer = offer_of(session, company, shape=Shape.EINHEIT, units=(FLAT,))

        with pytest.raises(Invalid, match="units: one"):
            save(session, company, offer, FLAT)

    def test_more_than_a_page_shows(self, session, company):
        offer = offer_of(session, company, units=(FLAT,) * MOST_UNITS)

        with pytest.raises(Invalid, match="units: many"):
            save(session, company, offer, FLAT)

    def test_a_flat_of_another_offer_is_not_there(self, session, company):
        mine = offer_of(session, company, units=(FLAT,))
        other = offer_of(session, company, units=(FLAT,))

        with pytest.raises(NotFound):
            save(session, company, mine, None, unit_id=other.units[0].unit_id)

    def test_what_somebody_else_has_saved_stays(self, session, company):
        offer = offer_of(session, company)
        save(session, company, offer, FLAT)

        with pytest.raises(ChangedMeanwhile):
            save(session, company, offer, FLAT)

        assert len(again(session, company, offer).units) == 1
