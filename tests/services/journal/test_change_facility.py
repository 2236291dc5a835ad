"""Every change of a facility says who and when, and none is lost."""

import pytest
import sqlalchemy as sa

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail
from portal.models.audit_entry import AuditEntry
from portal.services.journal.change_facility import Change, ChangedMeanwhile, change_facility
from portal.values.errors import NotFound
from tests.factories.companies import make_company
from tests.factories.own_facilities import store_own, stored
from tests.models.records import NOW

ERIKA = Actor(account_id="1", words="Erika Musterfrau")


@pytest.fixture
def company(session):
    return make_company(session)


def change(session, company, facility_id, *, seen_version=None, **columns):
    return change_facility(
        session,
        company_id=company.id,
        facility_id=facility_id,
        seen_version=seen_version,
        change=Change(
            action=Action.FACILITY_CHANGED, columns=columns, details={Detail.FIELDS: "Probe"}
        ),
        actor=ERIKA,
        now=NOW,
    )


class TestChange:
    def test_h15_says_who_and_when_and_writes_it_down(self, session, company):
        number = store_own(session, company)

        assert change(session, company, number, seen_version=1, phone="1") == 2

        facility = stored(session, number)
        assert (facility.version, facility.changed_at, facility.changed_by, facility.phone) == (
            2,
            NOW,
            ERIKA.words,
            "1",
        )
        entry = session.scalars(sa.select(AuditEntry)).one()
        assert (entry.subject_id, entry.company_id) == (str(number), company.id)
        assert entry.details == {"fields": "Probe"}

    def test_its_words_follow_its_name(self, session, company):
        number = store_own(session, company, traeger="Caritas")

        change(session, company, number, name="Lindenhof")

        facility = stored(session, number)
        assert "lindenhof" in facility.search_text
        assert "caritas" in facility.search_text
        assert facility.search_name.startswith("lindenhof")


class TestRefused:
    def test_what_somebody_else_has_saved_is_not_overwritten(self, session, company):
        number = store_own(session, company)
        change(session, company, number, seen_version=1, phone="1")

        with pytest.raises(ChangedMeanwhile):
            change(session, company, number, seen_version=1, phone="2")

        assert stored(session, number).phone == "1"

    def test_somebody_elses_is_not_there(self, session, company):
        other = make_company(session, email="andere@example.org")
        number = store_own(session, other)

        with pytest.raises(NotFound):
            change(session, company, number, phone="1")
