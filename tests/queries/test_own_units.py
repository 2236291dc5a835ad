"""The flats of a company's housing offer."""

import pytest

from portal.domain.profiles.content import ProfileContent
from portal.domain.profiles.housing import Shape, Tenure, Unit
from portal.queries.own_units import get_own_units
from portal.services.profiles.save import save_profile
from portal.values.errors import NotFound
from tests.factories.companies import make_company
from tests.factories.own_facilities import acting_for, store_own
from tests.models.records import NOW


@pytest.fixture
def company(session):
    return make_company(session)


class TestGet:
    def test_k08_lists_them_in_their_order(self, session, company):
        number = store_own(session, company, category="wohnen", name="Am Deich")
        units = tuple(Unit(name=name, tenure=Tenure.MIETE) for name in ("B", "A"))
        save_profile(
            session,
            facility_id=number,
            content=ProfileContent(housing_shape=Shape.ANLAGE),
            units=units,
            now=NOW,
        )

        offer = get_own_units(session, acting=acting_for(company), facility_id=number)

        assert (offer.name, offer.shape, offer.version) == ("Am Deich", Shape.ANLAGE, 1)
        assert tuple(one.unit for one in offer.units) == units
        assert offer.get(unit_id=offer.units[1].unit_id) == units[1]
        with pytest.raises(NotFound):
            offer.get(unit_id=999_999)

    def test_may_be_none(self, session, company):
        number = store_own(session, company, category="wohnen")

        offer = get_own_units(session, acting=acting_for(company), facility_id=number)

        assert (offer.units, offer.shape) == ((), Shape.UNKNOWN)

    def test_care_and_what_is_somebody_elses_have_none(self, session, company):
        other = make_company(session, email="andere@example.org")
        for number in (
            store_own(session, company),
            store_own(session, other, category="wohnen"),
        ):
            with pytest.raises(NotFound):
                get_own_units(session, acting=acting_for(company), facility_id=number)
