"""Somebody stops working for a company."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.models.account import Account
from portal.models.audit_entry import AuditEntry
from portal.models.facility import Facility
from portal.models.inquiry import Inquiry
from portal.models.membership import FacilityRight
from portal.queries.members import find_acting
from portal.services.staff.remove import remove_employee
from portal.values.errors import NotFound
from tests.factories.companies import (
    MadeCompany,
    acting_as,
    give_facility,
    make_company,
    make_employee,
)
from tests.factories.directory import NOW, TODAY
from tests.models.records import make_inquiry, store_facility


@pytest.fixture
def company(session: Session) -> MadeCompany:
    number = store_facility(session).id
    made = make_company(session)
    give_facility(session, made, number)
    return made


class TestRemoveEmployee:
    def test_takes_company_rights_and_inquiries_but_not_the_account(
        self, session: Session, company: MadeCompany
    ):
        number = session.scalars(sa.select(Facility.id)).one()
        employee = make_employee(session, company, rights={number: "inquiries"})
        session.add(make_inquiry(facility_id=number, sent_at=NOW, assigned_to=employee.id))
        session.flush()

        remove_employee(
            session, acting=acting_as(session, company.master), account_id=employee.id, now=NOW
        )

        assert find_acting(session, account_id=employee.id, today=TODAY) is None
        assert session.scalars(sa.select(FacilityRight.facility_id)).all() == []
        assert session.scalars(sa.select(Inquiry.assigned_to)).all() == [None]
        assert session.get(Account, employee.id) is not None
        entries = session.execute(
            sa.select(AuditEntry.action, AuditEntry.subject_id, AuditEntry.company_id)
        )
        assert entries.all() == [(Action.MEMBER_REMOVED.value, employee.id, company.id)]

    def test_removes_neither_the_master_nor_people_of_others(
        self, session: Session, company: MadeCompany
    ):
        other = make_company(session, email="andere@example.org")
        stranger = make_employee(session, other)

        for account_id in (company.master.id, stranger.id, "0" * 32):
            with pytest.raises(NotFound):
                remove_employee(
                    session,
                    acting=acting_as(session, company.master),
                    account_id=account_id,
                    now=NOW,
                )

        assert find_acting(session, account_id=stranger.id, today=TODAY) is not None
        assert find_acting(session, account_id=company.master.id, today=TODAY) is not None
