"""Naming and filling a group."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.groups.name import read_group_name
from portal.models.audit_entry import AuditEntry
from portal.models.facility import Facility
from portal.queries.groups import get_group
from portal.services.groups import change as changing
from portal.services.groups.change import change_group
from portal.values.errors import Invalid, NotFound
from tests.factories.companies import (
    MadeCompany,
    acting_as,
    add_group,
    give_facility,
    make_company,
)
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility


@pytest.fixture
def company(session: Session) -> MadeCompany:
    add_source(session)
    session.add_all(make_facility(external_id=str(number), id=number) for number in (1, 2, 3))
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1, 2)
    return made


def change(
    session: Session, company: MadeCompany, group_id: str, name: str, *facility_ids: int
) -> None:
    change_group(
        session,
        acting=acting_as(session, company.master),
        group_id=group_id,
        name=read_group_name(typed=name),
        facility_ids=facility_ids,
        now=NOW,
    )


def actions(session: Session) -> list[str]:
    return list(session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)))


class TestChangeGroup:
    def test_n02_puts_facilities_in_and_takes_them_out(
        self, session: Session, company: MadeCompany
    ):
        group_id = add_group(session, company, 1)

        change(session, company, group_id, "Köln", 2)

        found = get_group(session, company_id=company.id, group_id=group_id)
        assert found.facility_ids == {2}
        assert actions(session) == ["group_filled"]
        change(session, company, group_id, "Köln")
        assert not get_group(session, company_id=company.id, group_id=group_id).facility_ids

    def test_n01_names_it_anew(self, session: Session, company: MadeCompany):
        group_id = add_group(session, company, 1)

        change(session, company, group_id, "KÖLN Süd", 1)

        assert get_group(session, company_id=company.id, group_id=group_id).name == "KÖLN Süd"
        assert actions(session) == ["group_renamed"]

    def test_what_is_as_it_was_leaves_no_entry(self, session: Session, company: MadeCompany):
        change(session, company, add_group(session, company, 1), "Köln", 1)

        assert actions(session) == []

    def test_takes_no_facility_of_somebody_else(self, session: Session, company: MadeCompany):
        group_id = add_group(session, company)

        change(session, company, group_id, "Köln", 1, 3, 99)

        found = get_group(session, company_id=company.id, group_id=group_id)
        assert found.facility_ids == {1}

    def test_what_waits_in_the_bin_stays_in(self, session: Session, company: MadeCompany):
        group_id = add_group(session, company, 1, 2)
        binned = session.get_one(Facility, 2)
        binned.is_published, binned.wants_public, binned.deleted_at = False, False, NOW
        session.flush()

        change(session, company, group_id, "Köln", 1)

        found = get_group(session, company_id=company.id, group_id=group_id)
        assert found.facility_ids == {1, 2}
        assert actions(session) == []

    def test_refuses_the_name_of_another_group(self, session: Session, company: MadeCompany):
        add_group(session, company, name="Berlin")
        group_id = add_group(session, company)

        with pytest.raises(Invalid, match="taken"):
            change(session, company, group_id, "berlin")

    def test_another_click_took_the_name_at_the_same_moment(
        self, session: Session, company: MadeCompany, monkeypatch: pytest.MonkeyPatch
    ):
        add_group(session, company, name="Berlin")
        group_id = add_group(session, company, 1)
        monkeypatch.setattr(changing, "is_name_taken", lambda *_, **__: False)

        with pytest.raises(Invalid, match="taken"):
            change(session, company, group_id, "Berlin", 2)

        # The transaction is still of use, and nothing of the form was stored.
        found = get_group(session, company_id=company.id, group_id=group_id)
        assert (found.name, found.facility_ids) == ("Köln", {1})
        assert actions(session) == []

    def test_finds_no_group_of_somebody_else(self, session: Session, company: MadeCompany):
        other = make_company(session, email="andere@example.org")
        theirs = add_group(session, other)

        with pytest.raises(NotFound):
            change(session, company, theirs, "Meins")
