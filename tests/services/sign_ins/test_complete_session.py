"""The right code opens the account to a sign-in that waited for it."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.account_session import AccountSession
from portal.models.security_event import SecurityEvent
from portal.queries.visitors import find_signed_in
from portal.services.sign_ins.complete_session import complete_session
from portal.values.errors import NotFound
from portal.web.visiting import hash_token
from tests.factories.accounts import TOTP_BASE32, make_account, store_sign_in
from tests.factories.directory import NOW

FRESH = "f" * 64


@pytest.fixture
def waiting(session: Session):
    made = make_account(session, totp_secret=TOTP_BASE32)
    store_sign_in(session, made, token="token", awaits_second_factor=True)
    found = find_signed_in(session, token_hash=hash_token(token="token"), now=NOW, today=NOW.date())
    return found.visitor if found else None


def complete(session: Session, visitor) -> None:
    complete_session(session, visitor=visitor, token_hash=FRESH, device="Firefox", now=NOW)


class TestCompleteSession:
    def test_goes_on_under_another_token(self, session: Session, waiting):
        complete(session, waiting)

        opened = session.scalars(sa.select(AccountSession)).one()
        assert opened.id == waiting.session_id
        assert opened.token_hash == FRESH
        assert not opened.awaits_second_factor
        assert session.scalars(sa.select(SecurityEvent.kind)).all() == [Event.SIGNED_IN.value]

    def test_refuses_one_that_was_ended_meanwhile(self, session: Session, waiting):
        session.execute(sa.delete(AccountSession))

        with pytest.raises(NotFound):
            complete(session, waiting)
