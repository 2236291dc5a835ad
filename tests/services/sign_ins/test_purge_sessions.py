"""Sign-ins whose term is over are deleted."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.roles import Role
from portal.domain.accounts.terms import session_term
from portal.models.account_session import AccountSession
from portal.services.sign_ins.purge_sessions import purge_sessions
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.directory import NOW


class TestPurgeSessions:
    def test_deletes_those_that_are_over_and_is_idempotent(self, session: Session):
        made = make_account(session)
        store_sign_in(session, made, now=NOW - session_term(role=Role.SEEKER))
        running = store_sign_in(session, made)

        for _ in range(2):
            purge_sessions(session, now=NOW)

        assert session.scalars(sa.select(AccountSession.id)).all() == [running]
