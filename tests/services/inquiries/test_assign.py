"""Saying who looks after an inquiry."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.access.permission import Permission
from portal.domain.inquiries.reader import Reader
from portal.models.audit_entry import AuditEntry
from portal.models.inquiry import Inquiry
from portal.services.inquiries.assign import assign_inquiry
from portal.values.errors import Invalid, NotFound
from tests.factories.accounts import MadeAccount
from tests.factories.companies import (
    MadeCompany,
    acting_as,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import NOW, TODAY
from tests.models.records import add_source, make_facility, make_inquiry


@pytest.fixture
def company(session: Session) -> MadeCompany:
    """Store a company with a licensed facility to which an inquiry went."""
    add_source(session)
    session.add(make_facility(id=1))
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1)
    grant(session, made, 1)
    session.add(make_inquiry(state="gelesen"))
    session.flush()
    return made


def assign(session: Session, by: MadeAccount, to: str) -> None:
    who = acting_as(session, by)
    reader = Reader(
        inquiry_id="a" * 32,
        company_id=who.company_id,
        facility_ids=who.allowed_ids(Permission.INQUIRIES_HANDLE),
    )
    assign_inquiry(session, reader=reader, acting=who, account_id=to, today=TODAY, now=NOW)


def assigned(session: Session) -> str | None:
    return session.scalars(sa.select(Inquiry.assigned_to)).one()


class TestAssignInquiry:
    def test_e10_to_an_employee_to_oneself_and_to_nobody(
        self, session: Session, company: MadeCompany
    ):
        employee = make_employee(session, company, rights={1: "inquiries"})

        for account_id in (employee.id, company.master.id, "", ""):
            assign(session, company.master, account_id)
            assert assigned(session) == (account_id or None)

        actions = session.scalars(sa.select(AuditEntry.action)).all()
        assert actions == ["inquiry_assigned"] * 3

    def test_e10_an_employee_takes_it_over(self, session: Session, company: MadeCompany):
        employee = make_employee(session, company, rights={1: "inquiries"})

        assign(session, employee, employee.id)

        assert assigned(session) == employee.id

    def test_refuses_whoever_may_not_handle_it(self, session: Session, company: MadeCompany):
        employee = make_employee(session, company, rights={1: "light"})

        with pytest.raises(Invalid, match="unknown"):
            assign(session, company.master, employee.id)
        with pytest.raises(NotFound):
            assign(session, employee, employee.id)

    @pytest.mark.usefixtures("company")
    def test_finds_nothing_of_another_company(self, session: Session):
        other = make_company(session, email="andere@example.org")

        with pytest.raises(NotFound):
            assign(session, other.master, other.master.id)

        assert assigned(session) is None
        assert session.scalars(sa.select(AuditEntry)).all() == []

    def test_gives_it_to_nobody_of_another_company(self, session: Session, company: MadeCompany):
        other = make_company(session, email="andere@example.org")

        with pytest.raises(Invalid, match="unknown"):
            assign(session, company.master, other.master.id)

        assert assigned(session) is None
        assert session.scalars(sa.select(AuditEntry)).all() == []
