"""Creating and copying: drafts that nobody else sees, each form once."""

from datetime import date

import pytest
import sqlalchemy as sa

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor
from portal.domain.profiles.content import ProfileContent
from portal.models.data_source import DataSource
from portal.models.facility import Facility
from portal.queries.own_profiles import OWN_SOURCE
from portal.services.facilities.storing import ATTRIBUTION, Made, store_own
from tests.factories.companies import make_company
from tests.factories.own_facilities import stored
from tests.models.records import NOW

ERIKA = Actor(account_id="1", words="Erika Musterfrau")
COLUMNS = {
    "category": "stationaer",
    "name": "Haus am Deich",
    "postcode": "19370",
    "city": "Parchim",
    "lat_micro": 53_426_000,
    "lon_micro": 11_848_000,
}


@pytest.fixture
def company(session):
    return make_company(session)


def store(session, company, key="a" * 32):
    made = Made(
        key=key,
        columns=COLUMNS,
        content=ProfileContent(),
        served=(),
        units=(),
        action=Action.FACILITY_CREATED,
    )
    return store_own(
        session,
        company_id=company.id,
        made=made,
        actor=ERIKA,
        today=date(2026, 3, 2),
        now=NOW,
    )


class TestStore:
    def test_is_a_draft_with_its_words_and_its_source(self, session, company):
        facility = stored(session, store(session, company))

        assert (facility.is_published, facility.wants_public, facility.is_managed) == (
            False,
            False,
            True,
        )
        assert "deich" in facility.search_text
        assert facility.changed_by == ERIKA.words
        assert session.get(DataSource, OWN_SOURCE).attribution == ATTRIBUTION

    def test_the_same_form_stores_once_but_each_company_for_itself(self, session, company):
        other = make_company(session, email="andere@example.org")

        ids = [store(session, company), store(session, company), store(session, other)]

        assert ids[0] == ids[1] != ids[2]
        assert session.scalar(sa.select(sa.func.count()).select_from(Facility)) == 2
