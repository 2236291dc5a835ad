"""The employees of a company."""

import pytest
from sqlalchemy.orm import Session

from portal.domain.access.permission import Permission
from portal.queries.staff import get_employee, list_employees, list_rights
from portal.values.errors import NotFound
from tests.factories.companies import make_company, make_employee
from tests.models.records import store_facility


class TestListEmployees:
    def test_lists_neither_the_master_nor_those_of_others(self, session: Session):
        made = make_company(session)
        other = make_company(session, email="andere@example.org")
        employee = make_employee(session, made)
        make_employee(session, other, email="fremd@example.org")

        found = list_employees(session, company_id=made.id)

        assert [one.account_id for one in found] == [employee.id]
        assert found[0].email == "kollegin@example.org"


class TestGetEmployee:
    def test_gets_one_and_none_of_others(self, session: Session):
        made = make_company(session)
        other = make_company(session, email="andere@example.org")
        employee = make_employee(session, made)

        found = get_employee(session, company_id=made.id, account_id=employee.id)

        assert found.name == "Erika Musterfrau"
        for company, account_id in ((other, employee.id), (made, made.master.id)):
            with pytest.raises(NotFound):
                get_employee(session, company_id=company.id, account_id=account_id)


def test_list_rights_gives_them_by_facility(session: Session):
    made = make_company(session)
    number = store_facility(session).id
    employee = make_employee(session, made, rights={number: "light read"})

    found = list_rights(session, account_id=employee.id)

    assert found == {number: {Permission.LIGHTS_SET, Permission.REVIEWS_READ}}
