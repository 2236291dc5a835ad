"""Signing out ends this sign-in and no other."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.account_session import AccountSession
from portal.models.security_event import SecurityEvent
from portal.services.sign_ins.close_session import close_session
from portal.web.visiting import hash_token
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.directory import NOW


def close(session: Session, token: str) -> None:
    close_session(session, token_hash=hash_token(token=token), device="Firefox", now=NOW)


class TestCloseSession:
    def test_ends_the_one_with_this_token(self, session: Session):
        made = make_account(session)
        store_sign_in(session, made, token="here")
        elsewhere = store_sign_in(session, made, token="elsewhere")

        close(session, "here")

        assert session.scalars(sa.select(AccountSession.id)).all() == [elsewhere]
        event = session.scalars(sa.select(SecurityEvent)).one()
        assert (event.kind, event.device) == (Event.SIGNED_OUT.value, "Firefox")

    def test_one_that_has_ended_is_no_error(self, session: Session):
        close(session, "gone")

        assert session.scalars(sa.select(SecurityEvent)).all() == []
