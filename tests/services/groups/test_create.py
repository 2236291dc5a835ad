"""Creating a group."""

import secrets
from contextlib import nullcontext

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.groups.name import MOST_GROUPS, read_group_name
from portal.models.audit_entry import AuditEntry
from portal.models.facility_group import FacilityGroup
from portal.services.groups import create as creating
from portal.services.groups.create import create_group
from portal.values.errors import Invalid
from tests.factories.companies import MadeCompany, acting_as, add_group, make_company
from tests.factories.directory import NOW


def create(session: Session, company: MadeCompany, name: str, group_id: str = "a" * 32) -> None:
    create_group(
        session,
        acting=acting_as(session, company.master),
        group_id=group_id,
        name=read_group_name(typed=name),
        now=NOW,
    )


class TestCreateGroup:
    def test_n01_stores_it_with_an_entry_in_the_trail(self, session: Session):
        made = make_company(session)

        create(session, made, "Köln Einrichtungen")

        group = session.scalars(sa.select(FacilityGroup)).one()
        assert (group.name, group.company_id) == ("Köln Einrichtungen", made.id)
        entry = session.scalars(sa.select(AuditEntry)).one()
        assert (entry.action, entry.subject_id, entry.company_id) == (
            "group_created", group.id, made.id,
        )  # fmt: skip

    def test_sent_twice_has_one_effect(self, session: Session):
        made = make_company(session)

        create(session, made, "Köln")
        create(session, made, "Köln")

        assert session.scalar(sa.select(sa.func.count()).select_from(FacilityGroup)) == 1
        assert session.scalar(sa.select(sa.func.count()).select_from(AuditEntry)) == 1

    def test_refuses_a_name_that_the_company_has(self, session: Session):
        made = make_company(session)
        create(session, made, "Köln")

        with pytest.raises(Invalid, match="taken"):
            create(session, made, "KÖLN", "b" * 32)

    @pytest.mark.parametrize(("group_id", "is_same"), [("a" * 32, True), ("b" * 32, False)])
    def test_another_click_at_the_same_moment(
        self, session: Session, monkeypatch: pytest.MonkeyPatch, group_id: str, *, is_same: bool
    ):
        made = make_company(session)
        create(session, made, "Köln")
        monkeypatch.setattr(creating, "list_groups", lambda *_, **__: ())
        monkeypatch.setattr(creating, "is_name_taken", lambda *_, **__: False)

        with nullcontext() if is_same else pytest.raises(Invalid, match="taken"):
            create(session, made, "Köln", group_id)

        assert session.scalar(sa.select(sa.func.count()).select_from(FacilityGroup)) == 1
        assert session.scalar(sa.select(sa.func.count()).select_from(AuditEntry)) == 1

    def test_two_companies_may_give_the_same_name(self, session: Session):
        create(session, make_company(session), "Köln")
        create(session, make_company(session, email="andere@example.org"), "Köln", "b" * 32)

        assert session.scalar(sa.select(sa.func.count()).select_from(FacilityGroup)) == 2

    def test_refuses_more_than_a_hundred(self, session: Session):
        made = make_company(session)
        for number in range(MOST_GROUPS):
            add_group(session, made, name=f"Gruppe {number}")

        with pytest.raises(Invalid, match="too_many"):
            create(session, made, "Köln", secrets.token_hex(16))
