"""The facilities of a company."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.entitlements.products import Product
from portal.models.facility import Facility
from portal.queries.own_facilities import get_own, list_own
from portal.values.errors import NotFound
from tests.factories.companies import (
    MadeCompany,
    acting_as,
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import NOW, TODAY
from tests.models.records import add_source, make_facility


@pytest.fixture
def company(session: Session) -> MadeCompany:
    add_source(session)
    for number, name in enumerate(("Ufer", "Anger", "Fremd"), start=1):
        session.add(make_facility(external_id=str(number), id=number, name=name))
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1, 2)
    give_facility(session, make_company(session, email="andere@example.org"), 3)
    return made


class TestListOwn:
    def test_lists_what_the_company_keeps_by_name(self, session: Session, company: MadeCompany):
        found = list_own(session, acting=acting_as(session, company.master), today=TODAY)

        assert [one.name for one in found] == ["Anger", "Ufer"]
        assert all(one.limits.is_basis for one in found)

    def test_an_employee_has_only_those_assigned(self, session: Session, company: MadeCompany):
        grant(session, company, 1)
        employee = make_employee(session, company, rights={1: "light", 2: "light"})

        found = list_own(session, acting=acting_as(session, employee), today=TODAY)

        assert [(one.id, one.limits.licence) for one in found] == [(1, Product.PREMIUM)]

    def test_h10_keeps_the_bin_apart(self, session: Session, company: MadeCompany):
        session.execute(
            sa.update(Facility).where(Facility.id == 1).values(deleted_at=NOW, is_published=False)
        )
        who = acting_as(session, company.master)

        assert [one.id for one in list_own(session, acting=who, today=TODAY)] == [2]
        assert [one.id for one in list_own(session, acting=who, today=TODAY, is_deleted=True)] == [
            1
        ]

    def test_n03_shows_one_group(self, session: Session, company: MadeCompany):
        group_id = add_group(session, company, 2)
        who = acting_as(session, company.master)

        found = list_own(session, acting=who, today=TODAY, group_id=group_id)

        assert [one.id for one in found] == [2]
        assert list_own(session, acting=who, today=TODAY, group_id="0" * 32) == ()

    def test_nobody_sees_the_group_of_another_company(self, session: Session, company: MadeCompany):
        other = make_company(session, name="Dritte", email="dritte@example.org")
        group_id = add_group(session, other, 2)

        who = acting_as(session, company.master)
        assert list_own(session, acting=who, today=TODAY, group_id=group_id) == ()


class TestGetOwn:
    def test_gets_one(self, session: Session, company: MadeCompany):
        who = acting_as(session, company.master)

        found = get_own(session, acting=who, facility_id=1, today=TODAY)

        assert (found.name, found.version) == ("Ufer", 1)

    def test_finds_neither_the_others_nor_what_is_in_the_bin(
        self, session: Session, company: MadeCompany
    ):
        session.execute(
            sa.update(Facility).where(Facility.id == 1).values(deleted_at=NOW, is_published=False)
        )
        who = acting_as(session, company.master)

        for number in (1, 3, 4):
            with pytest.raises(NotFound):
                get_own(session, acting=who, facility_id=number, today=TODAY)
        in_bin = get_own(session, acting=who, facility_id=1, today=TODAY, with_deleted=True)
        assert in_bin.deleted_at == NOW
