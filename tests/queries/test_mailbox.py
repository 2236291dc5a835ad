"""Inquiries as the dashboard of a company lists them."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.inquiries.state import State
from portal.models.account import Account
from portal.models.facility import Facility
from portal.models.inquiry import Inquiry
from portal.queries.mailbox import (
    Tally,
    list_colleagues,
    list_inquiries,
    list_letters,
    list_tallies,
    list_times,
)
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
from tests.models.records import add_source, make_facility, make_inquiry

DAY = timedelta(days=1)


@pytest.fixture
def company(session: Session) -> MadeCompany:
    """Store the inquiries 1 and 2 to a company, 3 to another and 4 that nobody shall see yet."""
    add_source(session)
    for number in (1, 2, 3):
        session.add(make_facility(external_id=str(number), id=number))
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1, 2)
    give_facility(session, make_company(session, email="andere@example.org"), 3)
    for number, (facility_id, state) in enumerate(
        ((1, "neu"), (2, "gelesen"), (3, "neu"), (1, "zurueckgehalten")), start=1
    ):
        session.add(
            make_inquiry(
                id=f"{number:032x}",
                batch_id=f"{number:032x}",
                facility_id=facility_id,
                state=state,
                sent_at=None if state == "zurueckgehalten" else NOW + number * DAY,
                assigned_to=made.master.id if number == 2 else None,
            )
        )
    session.flush()
    return made


def numbers(found) -> list[int]:
    return [int(one.id, 16) for one in found]


class TestListLetters:
    def test_e05_lists_those_of_the_company_the_newest_first(
        self, session: Session, company: MadeCompany
    ):
        who = acting_as(session, company.master)

        found = list_letters(session, acting=who, limit=9)

        assert numbers(found) == [2, 1]
        assert [one.looks_after for one in found] == ["Erika Musterfrau", ""]

    def test_e05_narrows(self, session: Session, company: MadeCompany):
        who = acting_as(session, company.master)
        group_id = add_group(session, company, 1)

        def listed(**wanted: object) -> list[int]:
            return numbers(list_letters(session, acting=who, **{"limit": 9, **wanted}))

        assert listed(states={State.NEU}) == [1]
        assert listed(facility_id=2) == [2]
        assert listed(facility_id=3) == []
        assert listed(is_mine=True) == [2]
        assert listed(group_id=group_id) == [1]
        assert listed(offset=1, limit=1) == [1]


class TestListInquiries:
    def test_leaves_out_those_of_others(self, session: Session, company: MadeCompany):
        who = acting_as(session, company.master)
        ids = [f"{number:032x}" for number in (1, 3)]

        assert numbers(list_inquiries(session, acting=who, inquiry_ids=ids)) == [1]


class TestListColleagues:
    def test_e10_are_the_master_and_those_given_the_facility(
        self, session: Session, company: MadeCompany
    ):
        grant(session, company, 1)
        grant(session, company, 2)
        employee = make_employee(session, company, rights={1: "inquiries", 2: "light"})

        assert colleagues(session, company, 1) == {company.master.id, employee.id}
        assert colleagues(session, company, 2) == {company.master.id}

    def test_e10_are_none_whose_facility_has_no_licence_today(
        self, session: Session, company: MadeCompany
    ):
        make_employee(session, company, rights={1: "inquiries", 2: "inquiries"})
        grant(session, company, 1, ends_on=TODAY - DAY)

        assert colleagues(session, company, 1) == {company.master.id}
        assert colleagues(session, company, 2) == {company.master.id}

    def test_p10_are_none_whose_account_is_locked(self, session: Session, company: MadeCompany):
        grant(session, company, 1)
        employee = make_employee(session, company, rights={1: "inquiries"})
        session.get_one(Account, employee.id).locked_at = NOW
        session.get_one(Account, employee.id).lock_reason = "Prüfung"
        session.flush()

        assert colleagues(session, company, 1) == {company.master.id}


def colleagues(session: Session, company: MadeCompany, facility_id: int) -> set[str]:
    found = list_colleagues(session, company_id=company.id, facility_id=facility_id, today=TODAY)
    return {one.account_id for one in found}


class TestListTallies:
    def test_e05_counts_by_facility_and_state(self, session: Session, company: MadeCompany):
        who = acting_as(session, company.master)
        session.execute(sa.update(Facility).values(name="Haus am See"))

        found = list_tallies(session, acting=who)

        assert set(found) == {
            Tally(1, "Haus am See", State.NEU, total=1, mine=0),
            Tally(2, "Haus am See", State.GELESEN, total=1, mine=1),
        }

    def test_n03_counts_in_a_group(self, session: Session, company: MadeCompany):
        group_id = add_group(session, company, 1)

        found = list_tallies(session, acting=acting_as(session, company.master), group_id=group_id)

        assert [(one.facility_id, one.total) for one in found] == [(1, 1)]

    def test_counts_nothing_that_an_earlier_keeper_got(
        self, session: Session, company: MadeCompany
    ):
        session.execute(sa.update(Inquiry).values(provider_token_hash=None))

        assert list_tallies(session, acting=acting_as(session, company.master)) == ()


class TestListTimes:
    def test_x05_gives_those_of_the_company_the_newest_first(
        self, session: Session, company: MadeCompany
    ):
        for number, hours in ((1, 5), (2, 7), (3, 9)):
            session.execute(
                sa.update(Inquiry)
                .where(Inquiry.id == f"{number:032x}")
                .values(answered_at=NOW + number * DAY + timedelta(hours=hours))
            )
        who = acting_as(session, company.master)

        found = list_times(session, acting=who, limit=9)

        assert found == (timedelta(hours=7), timedelta(hours=5))
        assert list_times(session, acting=who, limit=1) == (timedelta(hours=7),)
