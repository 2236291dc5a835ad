"""What decides whether facilities are public."""

from datetime import date

import pytest
import sqlalchemy as sa

from portal.domain.entitlements.products import Product
from portal.models.company import Company
from portal.queries.publication import get_stand, list_doubtful
from portal.values.errors import NotFound
from tests.factories.companies import grant, make_company
from tests.factories.own_facilities import store_own
from tests.models.records import NOW

TODAY = date(2026, 3, 2)


class TestStand:
    def test_names_everything_that_decides(self, session):
        company = make_company(session)
        number = store_own(session, company, category="wohnen", wants_public=False)

        stand = get_stand(session, company_id=company.id, facility_id=number, today=TODAY)
        assert (stand.is_published, stand.publication.may_publish) == (True, False)

        grant(session, company, number, Product.WOHNEN)
        session.execute(sa.update(Company).values(locked_at=NOW, lock_reason="x"))
        stand = get_stand(session, company_id=company.id, facility_id=number, today=TODAY)
        assert stand.publication.may_publish
        assert stand.publication.is_locked
        assert not stand.publication.is_wanted

    def test_of_somebody_else_is_not_there(self, session):
        company = make_company(session)
        other = make_company(session, email="andere@example.org")

        with pytest.raises(NotFound):
            get_stand(
                session,
                company_id=company.id,
                facility_id=store_own(session, other),
                today=TODAY,
            )


class TestDoubtful:
    def test_leaves_out_what_agrees_with_its_switch(self, session):
        company = make_company(session)
        store_own(session, company)
        differs = store_own(session, company, wants_public=False)
        flat = store_own(session, company, category="wohnen")
        other = make_company(session, email="andere@example.org")
        locked = store_own(session, other)
        session.execute(
            sa.update(Company).where(Company.id == other.id).values(locked_at=NOW, lock_reason="x")
        )

        found = list_doubtful(session, today=TODAY)
        assert [one.facility_id for one in found] == [differs, flat, locked]

        found = list_doubtful(session, today=TODAY, company_id=other.id)
        assert [one.facility_id for one in found] == [locked]
