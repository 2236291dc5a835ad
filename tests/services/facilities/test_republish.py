"""What is public follows locks and licences by itself."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.domain.entitlements.products import Product
from portal.domain.matching.category import Category
from portal.models.audit_entry import AuditEntry
from portal.models.company import Company
from portal.models.facility import Facility
from portal.services.facilities.republish import republish
from tests.factories.companies import grant, make_company
from tests.factories.own_facilities import store_own
from tests.models.records import NOW

TODAY = date(2026, 3, 2)


@pytest.fixture
def company(session):
    return make_company(session)


@pytest.fixture
def flat(session, company):
    facility_id = store_own(session, company, category=Category.WOHNEN.value)
    grant(session, company, facility_id, Product.WOHNEN, ends_on=TODAY)
    return facility_id


def is_public(session, facility_id):
    session.expire_all()
    return session.get(Facility, facility_id).is_published


class TestLicence:
    def test_k01_ends_and_the_flat_is_hidden_and_keeps_its_switch(self, session, flat):
        assert republish(session, today=TODAY, now=NOW) == ()
        tomorrow = TODAY + timedelta(days=1)

        assert republish(session, today=tomorrow, now=NOW) == (flat,)
        assert republish(session, today=tomorrow, now=NOW) == ()

        assert not is_public(session, flat)
        assert session.get(Facility, flat).wants_public
        entry = session.scalars(sa.select(AuditEntry)).one()
        assert (entry.action, entry.actor) == ("facility_hidden", "Portal")
        assert entry.details == {"reason": "no_licence"}

    def test_k01_comes_back_with_the_next_licence(self, session, company, flat):
        tomorrow = TODAY + timedelta(days=1)
        republish(session, today=tomorrow, now=NOW)
        grant(session, company, flat, Product.WOHNEN, starts_on=tomorrow)

        assert republish(session, today=tomorrow, now=NOW, company_id=company.id) == (flat,)
        assert is_public(session, flat)


class TestLock:
    def test_hides_all_of_the_company_and_nothing_of_others(self, session, company):
        mine = store_own(session, company)
        other = make_company(session, email="andere@example.org")
        theirs = store_own(session, other)
        session.execute(
            sa.update(Company)
            .where(Company.id == company.id)
            .values(locked_at=NOW, lock_reason="Prüfung")
        )

        assert republish(session, today=TODAY, now=NOW, company_id=company.id) == (mine,)
        assert is_public(session, theirs)

        session.execute(sa.update(Company).values(locked_at=None, lock_reason=""))
        assert republish(session, today=TODAY, now=NOW) == (mine,)
        assert is_public(session, mine)
