"""Accounts of people whom the operator knows."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.person import Person
from portal.domain.accounts.roles import Role
from portal.domain.audit.entry import COMMAND
from portal.models.account import Account
from portal.models.audit_entry import AuditEntry
from portal.services.accounts.create import AddressTaken, create_account
from tests.factories.accounts import make_account
from tests.factories.directory import NOW

EMAIL = "erika@example.org"


def create(session: Session, *, role: Role = Role.ADMIN) -> str:
    return create_account(
        session,
        account_id="1" * 32,
        role=role,
        address=read_address(text=EMAIL),
        person=Person("", "Verwaltung", "", ""),
        password_hash="hash",
        actor=COMMAND,
        now=NOW,
    )


class TestCreateAccount:
    def test_makes_one_whose_address_counts_as_confirmed(self, session: Session):
        assert create(session) == "1" * 32

        account = session.scalars(sa.select(Account)).one()
        assert (account.role, account.activated_at) == (Role.ADMIN.value, NOW)

    def test_p08_a_new_admin_stands_in_the_trail_once_and_by_number_alone(self, session: Session):
        create(session)
        create(session)

        entry = session.scalars(sa.select(AuditEntry)).one()
        assert (entry.action, entry.subject_kind, entry.subject_id) == (
            "admin_created", "account", "1" * 32,
        )  # fmt: skip
        assert (entry.actor, entry.actor_id, entry.details) == (COMMAND.words, None, {})

    def test_an_account_of_another_kind_is_the_affair_of_who_makes_it(self, session: Session):
        create(session, role=Role.PROVIDER)

        assert session.scalars(sa.select(AuditEntry)).all() == []

    def test_leaves_one_of_the_same_kind_as_it_is(self, session: Session):
        made = make_account(session, email=EMAIL, role=Role.ADMIN, password_hash="former")

        assert create(session) == made.id

        assert session.scalars(sa.select(Account.password_hash)).all() == ["former"]

    def test_makes_nobody_an_admin_who_is_something_else(self, session: Session):
        make_account(session, email=EMAIL)

        with pytest.raises(AddressTaken):
            create(session)

        assert session.scalars(sa.select(Account.role)).all() == [Role.SEEKER.value]
