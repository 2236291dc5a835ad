"""Into the bin and back."""

import pytest
import sqlalchemy as sa

from portal.domain.audit.entry import Actor
from portal.models.audit_entry import AuditEntry
from portal.services.facilities.bin_own import bin_own
from portal.values.errors import NotFound
from tests.factories.companies import make_company
from tests.factories.own_facilities import store_own, stored
from tests.models.records import NOW


def put(session, company, number, *, is_deleted, closed=0):
    bin_own(
        session,
        company_id=company.id,
        facility_id=number,
        is_deleted=is_deleted,
        actor=Actor(account_id="1", words="Erika"),
        now=NOW,
        closed=closed,
    )


class TestBin:
    def test_h10_hides_it_and_gives_it_back_as_a_draft(self, session):
        company = make_company(session)
        number = store_own(session, company)

        put(session, company, number, is_deleted=True)
        facility = stored(session, number)
        assert (facility.deleted_at, facility.is_published) == (NOW, False)

        put(session, company, number, is_deleted=False)
        facility = stored(session, number)
        assert (facility.deleted_at, facility.is_published) == (None, False)
        actions = session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id))
        assert list(actions) == ["facility_deleted", "facility_restored"]

    @pytest.mark.parametrize(("closed", "details"), [(0, {}), (2, {"count": 2})])
    def test_h10_the_trail_says_how_many_inquiries_ended(self, session, closed, details):
        company = make_company(session)

        put(session, company, store_own(session, company), is_deleted=True, closed=closed)

        assert session.scalars(sa.select(AuditEntry.details)).one() == details

    def test_h10_somebody_elses_is_not_there(self, session):
        mine = make_company(session)
        other = make_company(session, email="andere@example.org")
        number = store_own(session, other)

        with pytest.raises(NotFound):
            put(session, mine, number, is_deleted=True)
