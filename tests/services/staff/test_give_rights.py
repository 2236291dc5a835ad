"""What the Master lets employees do."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.access.permission import Permission
from portal.models.audit_entry import AuditEntry
from portal.queries.staff import list_rights
from portal.services.staff.give_rights import give_rights
from portal.values.errors import NotFound
from tests.factories.accounts import MadeAccount
from tests.factories.companies import (
    MadeCompany,
    acting_as,
    give_facility,
    make_company,
    make_employee,
)
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility
from tests.support.statements import counted

BOTH = (1, 2)


@pytest.fixture
def company(session: Session) -> MadeCompany:
    add_source(session)
    session.add_all(make_facility(external_id=str(number), id=number) for number in BOTH)
    session.flush()
    made = make_company(session)
    give_facility(session, made, *BOTH)
    return made


def give(
    session: Session,
    company: MadeCompany,
    account: MadeAccount,
    rights: dict[int, set[Permission]],
    facility_ids: tuple[int, ...] = BOTH,
) -> None:
    give_rights(
        session,
        acting=acting_as(session, company.master),
        account_id=account.id,
        rights=rights,
        facility_ids=facility_ids,
        now=NOW,
    )


class TestGiveRights:
    def test_two_clicks_at_the_same_moment_wait_for_each_other(
        self, session: Session, company: MadeCompany
    ):
        employee = make_employee(session, company)

        with counted(session.get_bind()) as statements:
            give(session, company, employee, {1: {Permission.INQUIRIES_HANDLE}})

        if session.get_bind().dialect.name == "postgresql":
            assert any("FROM membership" in one and "FOR UPDATE" in one for one in statements)
        assert list_rights(session, account_id=employee.id) == {1: {Permission.INQUIRIES_HANDLE}}

    def test_e10_f09_h08_by_facility(self, session: Session, company: MadeCompany):
        employee = make_employee(session, company)

        give(session, company, employee, {1: {Permission.INQUIRIES_HANDLE}, 2: set()})

        assert list_rights(session, account_id=employee.id) == {1: {Permission.INQUIRIES_HANDLE}}

    def test_who_answers_reviews_reads_them(self, session: Session, company: MadeCompany):
        employee = make_employee(session, company)

        give(session, company, employee, {1: {Permission.REVIEWS_ANSWER}})

        found = list_rights(session, account_id=employee.id)
        assert found == {1: {Permission.REVIEWS_ANSWER, Permission.REVIEWS_READ}}

    def test_leaves_facilities_that_were_not_shown(self, session: Session, company: MadeCompany):
        employee = make_employee(session, company, rights={2: "light"})

        give(session, company, employee, {1: {Permission.LIGHTS_SET}}, (1,))

        assert set(list_rights(session, account_id=employee.id)) == {1, 2}

    def test_the_same_again_leaves_no_entry(self, session: Session, company: MadeCompany):
        employee = make_employee(session, company)

        for _ in range(2):
            give(session, company, employee, {1: {Permission.LIGHTS_SET}})

        assert session.scalars(sa.select(AuditEntry.action)).all() == ["member_rights_changed"]

    def test_gives_nothing_that_is_the_masters(self, session: Session, company: MadeCompany):
        employee = make_employee(session, company)

        give(session, company, employee, {1: {Permission.STAFF_MANAGE}})

        assert list_rights(session, account_id=employee.id) == {}

    def test_limits_neither_the_master_nor_the_people_of_others(
        self, session: Session, company: MadeCompany
    ):
        other = make_company(session, email="andere@example.org")
        stranger = make_employee(session, other)

        for account in (company.master, stranger):
            with pytest.raises(NotFound):
                give(session, company, account, {1: {Permission.LIGHTS_SET}})
