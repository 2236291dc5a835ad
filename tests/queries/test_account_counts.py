"""Accounts are counted by role, and those that wait for their confirmation apart."""

from sqlalchemy.orm import Session

from portal.domain.accounts.roles import Role
from portal.queries.account_counts import RoleCount, list_role_counts
from tests.factories.accounts import make_account
from tests.support.statements import counted


class TestListRoleCounts:
    def test_names_every_role_without_accounts(self, session: Session):
        assert list_role_counts(session) == tuple(RoleCount(role, 0, 0) for role in Role)

    def test_counts_confirmed_and_unconfirmed_apart(self, session: Session):
        for number in range(3):
            make_account(session, email=f"{number}@example.org", activated=number > 0)
        make_account(session, email="admin@example.org", role=Role.ADMIN)

        with counted(session.connection()) as statements:
            found = list_role_counts(session)

        assert RoleCount(Role.SEEKER, 2, 1) in found
        assert RoleCount(Role.ADMIN, 1, 0) in found
        assert len(statements) == 1
