"""A copy has what was told and nothing of what others gave."""

from datetime import date

import pytest
import sqlalchemy as sa

from portal.domain.audit.entry import Actor
from portal.domain.availability.light import Light
from portal.domain.profiles.content import ProfileContent
from portal.domain.profiles.files import FileKind
from portal.domain.profiles.housing import Tenure, Unit
from portal.models.facility import Availability, ServedPostcode
from portal.models.facility_profile import FacilityFile
from portal.queries.profiles import find_content, list_units
from portal.services.facilities.copy_own import copy_own
from portal.services.profiles.save import save_profile
from portal.values.errors import NotFound
from tests.factories.companies import make_company
from tests.factories.own_facilities import acting_for, store_own, stored
from tests.models.records import NOW, make_review

TODAY = date(2026, 3, 2)


@pytest.fixture
def company(session):
    return make_company(session)


def copy(session, company, number):
    return copy_own(
        session,
        acting=acting_for(company),
        facility_id=number,
        key="a" * 32,
        name="Kopie",
        actor=Actor(account_id="1", words="Erika"),
        today=TODAY,
        now=NOW,
    )


class TestCopy:
    def test_h09_has_what_was_told_but_no_pictures_lights_and_reviews(self, session, company):
        number = store_own(session, company, category="wohnen", service_bits=3, traeger="AWO")
        unit = Unit(name="1", tenure=Tenure.MIETE, light=Light.FREI, free_from=TODAY)
        save_profile(
            session,
            facility_id=number,
            content=ProfileContent(transport="Bus 12"),
            units=(unit,),
            now=NOW,
        )
        session.add_all(
            [
                ServedPostcode(postcode="19370", facility_id=number),
                Availability(
                    facility_id=number, kind="wohnung", light="frei", confirmed_on=TODAY, weekdays=0
                ),
                FacilityFile(
                    id="f" * 32, facility_id=number, kind=FileKind.BILD.value, position=1,
                    title="Haus", width=1, height=1, byte_count=1, is_ready=True, added_at=NOW,
                ),
                make_review(facility_id=number),
            ]
        )  # fmt: skip
        session.flush()

        copied = copy(session, company, number)

        facility = stored(session, copied)
        assert (facility.name, facility.traeger, facility.service_bits) == ("Kopie", "AWO", 3)
        assert (facility.is_published, facility.rating_votes) == (False, 0)
        assert find_content(session, facility_id=copied).transport == "Bus 12"
        units = list_units(session, facility_id=copied)
        assert [(one.light, one.free_from) for one in units] == [(Light.UNBEKANNT, None)]
        for model, count in ((ServedPostcode, 1), (Availability, 0), (FacilityFile, 0)):
            found = sa.select(sa.func.count()).where(model.facility_id == copied)
            assert session.scalar(found) == count

    def test_somebody_elses_is_not_there(self, session, company):
        other = make_company(session, email="andere@example.org")

        with pytest.raises(NotFound):
            copy(session, company, store_own(session, other))
