"""The groups of a company."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.queries.groups import (
    find_name,
    get_group,
    is_name_taken,
    list_choices,
    list_groups,
    list_groups_with,
)
from portal.values.errors import NotFound
from tests.factories.companies import MadeCompany, add_group, give_facility, make_company
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility


@pytest.fixture
def company(session: Session) -> MadeCompany:
    add_source(session)
    for number, name in enumerate(("Ufer", "Anger", "Fremd"), start=1):
        session.add(make_facility(external_id=str(number), id=number, name=name))
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1, 2)
    return made


class TestListGroups:
    def test_n02_counts_what_is_in_them(self, session: Session, company: MadeCompany):
        add_group(session, company, 1, 2, name="Köln")
        add_group(session, company, name="Berlin")
        session.execute(
            sa.update(Facility).where(Facility.id == 2).values(deleted_at=NOW, is_published=False)
        )

        found = list_groups(session, company_id=company.id)

        assert [(one.name, one.facility_count) for one in found] == [("Berlin", 0), ("Köln", 1)]


class TestListGroupsWith:
    def test_lists_those_that_hold_one_of_the_facilities_by_name(
        self, session: Session, company: MadeCompany
    ):
        other = make_company(session, email="andere@example.org")
        add_group(session, company, 1, 2, name="Köln")
        add_group(session, company, 1, name="Berlin")
        add_group(session, company, 2, name="Aachen")
        add_group(session, company, name="Leer")
        add_group(session, other, 1, name="Fremd")

        def names(*facility_ids: int) -> list[str]:
            found = list_groups_with(session, company_id=company.id, facility_ids=facility_ids)
            return [one.name for one in found]

        assert names(1) == ["Berlin", "Köln"]
        assert names(1, 2) == ["Aachen", "Berlin", "Köln"]
        assert names() == []

    def test_what_waits_in_the_bin_brings_none(self, session: Session, company: MadeCompany):
        add_group(session, company, 2)
        session.execute(
            sa.update(Facility).where(Facility.id == 2).values(deleted_at=NOW, is_published=False)
        )

        assert list_groups_with(session, company_id=company.id, facility_ids=(2,)) == ()


class TestListChoices:
    def test_n05_lists_all_of_the_company_and_marks_those_in_the_group(
        self, session: Session, company: MadeCompany
    ):
        group_id = add_group(session, company, 1)
        add_group(session, company, 2, name="Berlin")

        found = list_choices(session, company_id=company.id, group_id=group_id)

        assert [(one.name, one.is_in) for one in found] == [("Anger", False), ("Ufer", True)]


class TestGetGroup:
    def test_gets_it_with_its_facilities(self, session: Session, company: MadeCompany):
        group_id = add_group(session, company, 1)

        found = get_group(session, company_id=company.id, group_id=group_id)

        assert (found.name, found.facility_ids) == ("Köln", frozenset({1}))
        assert find_name(session, company_id=company.id, group_id=group_id) == "Köln"

    def test_finds_nothing_of_somebody_else(self, session: Session, company: MadeCompany):
        theirs = add_group(session, make_company(session, email="andere@example.org"))

        with pytest.raises(NotFound):
            get_group(session, company_id=company.id, group_id=theirs)
        assert find_name(session, company_id=company.id, group_id=theirs) == ""


class TestNames:
    def test_names_are_taken_in_one_company(self, session: Session, company: MadeCompany):
        other = make_company(session, email="andere@example.org")
        add_group(session, company, name="Köln")

        assert is_name_taken(session, company_id=company.id, key="köln")
        assert not is_name_taken(session, company_id=other.id, key="köln")
