"""Groups of a company and what is new for it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Availability, Facility
from portal.queries.desk import count_houses, count_news, list_groups
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


@pytest.fixture
def company(session: Session) -> MadeCompany:
    """Store a company with the facilities 1 and 2, one of another company, and inquiries."""
    add_source(session)
    for number in (1, 2, 3):
        session.add(make_facility(external_id=str(number), id=number))
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1, 2)
    give_facility(session, make_company(session, email="andere@example.org"), 3)
    for number, (facility_id, state) in enumerate(
        ((1, "neu"), (1, "neu"), (1, "gelesen"), (2, "neu"), (3, "neu")), start=1
    ):
        session.add(
            make_inquiry(
                id=str(number) * 32,
                batch_id=str(number) * 32,
                provider_token_hash=str(number) * 64,
                facility_id=facility_id,
                state=state,
                sent_at=NOW,
            )
        )
    session.flush()
    return made


class TestListGroups:
    def test_lists_those_of_the_company_by_name(self, session: Session, company: MadeCompany):
        add_group(session, company, name="köln")
        add_group(session, company, name="Berlin")
        other = make_company(session, email="dritte@example.org")
        add_group(session, other, name="Fremd")

        names = [one.name for one in list_groups(session, company_id=company.id)]

        assert names == ["Berlin", "köln"]


class TestCountNews:
    def test_e05_counts_what_nobody_has_read(self, session: Session, company: MadeCompany):
        found = count_news(session, acting=acting_as(session, company.master))

        assert found.inquiries == 3

    def test_n03_counts_those_of_a_group(self, session: Session, company: MadeCompany):
        group_id = add_group(session, company, 2)
        who = acting_as(session, company.master)

        assert count_news(session, acting=who, group_id=group_id).inquiries == 1
        assert count_news(session, acting=who, group_id="0" * 32).inquiries == 0

    def test_e10_counts_for_employees_what_they_may_handle(
        self, session: Session, company: MadeCompany
    ):
        grant(session, company, 1)
        grant(session, company, 2)
        employee = make_employee(session, company, rights={1: "light", 2: "inquiries"})

        assert count_news(session, acting=acting_as(session, employee)).inquiries == 1

    def test_counts_nothing_of_what_is_in_the_bin(self, session: Session, company: MadeCompany):
        session.execute(
            sa.update(Facility).where(Facility.id == 1).values(deleted_at=NOW, is_published=False)
        )

        assert count_news(session, acting=acting_as(session, company.master)).inquiries == 1


class TestCountHouses:
    def test_counts_what_is_public_silent_and_stale(self, session: Session, company: MadeCompany):
        session.execute(sa.update(Facility).where(Facility.id == 2).values(is_published=False))
        session.add(
            Availability(
                facility_id=1,
                kind="aufnahme",
                light="frei",
                places=None,
                free_from=None,
                confirmed_on=TODAY - timedelta(days=15),
                weekdays=0,
            )
        )
        session.flush()
        who = acting_as(session, company.master)

        found = count_houses(session, acting=who, today=TODAY)
        assert (found.total, found.public, found.hidden) == (2, 1, 1)
        assert (found.silent, found.stale) == (0, 1)
        yesterday = count_houses(session, acting=who, today=TODAY - timedelta(days=1))
        assert yesterday.stale == 0

    def test_counts_for_a_group_and_for_employees(self, session: Session, company: MadeCompany):
        group_id = add_group(session, company, 2)
        grant(session, company, 1)
        employee = make_employee(session, company, rights={1: "light"})

        def total(account, **wanted: str) -> int:
            who = acting_as(session, account)
            return count_houses(session, acting=who, today=TODAY, **wanted).total

        assert total(company.master, group_id=group_id) == 1
        assert total(company.master, group_id="0" * 32) == 0
        assert total(employee) == 1
