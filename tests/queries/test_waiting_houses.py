"""Facilities with the number of those who wait."""

import pytest
from sqlalchemy.orm import Session

from portal.queries.waiting_houses import WaitingHouse, has_reader, list_waiting_houses
from tests.factories.companies import (
    MadeCompany,
    acting_as,
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.waiting import make_entry, make_person
from tests.models.records import NOW, add_source, make_facility
from tests.support.statements import counted


@pytest.fixture
def company(session: Session) -> MadeCompany:
    """Store two facilities of a company and one of nobody; entries at the first and the last."""
    add_source(session)
    for number, name in enumerate(("Ufer", "Anger", "Fremd"), start=1):
        session.add(make_facility(id=number, external_id=str(number), name=name))
    session.add(make_person())
    session.flush()
    session.add_all(
        (
            make_entry(id="1" * 32),
            make_entry(id="2" * 32, kind="kurzzeitpflege"),
            make_entry(id="3" * 32, kind="tagespflege", state="ruht", asked_at=NOW),
            make_entry(id="4" * 32, facility_id=3),
        )
    )
    made = make_company(session)
    give_facility(session, made, 1, 2)
    return made


class TestListWaitingHouses:
    def test_x04_counts_active_entries_of_the_companys_facilities(
        self, session: Session, company: MadeCompany
    ):
        who = acting_as(session, company.master)

        with counted(session.get_bind()) as statements:
            found = list_waiting_houses(session, acting=who, limit=9)

        assert found == (
            WaitingHouse(2, "Anger", "19370 Parchim", 0),
            WaitingHouse(1, "Ufer", "19370 Parchim", 2),
        )
        assert len(statements) == 1

    def test_x04_an_employee_sees_those_whose_inquiries_they_handle(
        self, session: Session, company: MadeCompany
    ):
        grant(session, company, 1)
        grant(session, company, 2)
        rights = {1: "inquiries", 2: "light read answer"}
        who = acting_as(session, make_employee(session, company, rights=rights))

        found = list_waiting_houses(session, acting=who, limit=9)

        assert [one.id for one in found] == [1]

    def test_narrows_to_a_group_and_to_a_page(self, session: Session, company: MadeCompany):
        group_id = add_group(session, company, 2)
        who = acting_as(session, company.master)

        in_group = list_waiting_houses(session, acting=who, group_id=group_id, limit=9)
        second = list_waiting_houses(session, acting=who, offset=1, limit=1)

        assert [one.id for one in in_group] == [2]
        assert [one.id for one in second] == [1]


@pytest.mark.usefixtures("company")
def test_x04_a_facility_that_nobody_keeps_has_no_reader(session: Session):
    assert has_reader(session, facility_id=1)
    assert not has_reader(session, facility_id=3)
    assert not has_reader(session, facility_id=999)
