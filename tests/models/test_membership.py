"""Who works for a company: one Master, and employees with rights of their own."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.membership import FacilityRight, Membership
from tests.factories.companies import make_company, make_employee
from tests.models.records import add_source, make_facility


class TestMembership:
    def test_a_company_has_one_master(self, session: Session):
        made = make_company(session)
        employee = make_employee(session, made)

        with pytest.raises(sa.exc.IntegrityError, match=r"ix_membership_master|company_id"):
            session.execute(
                sa.update(Membership)
                .where(Membership.account_id == employee.id)
                .values(rank="master")
            )

    def test_knows_no_other_rank(self, session: Session):
        make_company(session)

        with pytest.raises(sa.exc.IntegrityError, match="rank_known"):
            session.execute(sa.update(Membership).values(rank="owner"))

    def test_ends_with_the_account_and_its_rights_with_it(self, session: Session):
        made = make_company(session)
        add_source(session)
        facility = make_facility()
        session.add(facility)
        session.flush()
        employee = make_employee(session, made, rights={facility.id: "light"})

        session.execute(sa.delete(Account).where(Account.id == employee.id))

        assert session.scalars(sa.select(Membership.account_id)).all() == [made.master.id]
        assert session.scalar(sa.select(sa.func.count()).select_from(FacilityRight)) == 0
