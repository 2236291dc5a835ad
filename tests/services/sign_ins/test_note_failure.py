"""The owner sees that somebody failed to sign in."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.security_event import SecurityEvent
from portal.services.sign_ins.note_failure import note_failure
from tests.factories.accounts import make_account
from tests.factories.directory import NOW


class TestNoteFailure:
    def test_tells_the_owner_from_where(self, session: Session):
        made = make_account(session)

        note_failure(session, account_id=made.id, device="Firefox", now=NOW)

        event = session.scalars(sa.select(SecurityEvent)).one()
        assert (event.account_id, event.kind) == (made.id, Event.SIGN_IN_FAILED.value)
        assert event.device == "Firefox"

    def test_tells_nobody_where_there_is_no_account(self, session: Session):
        note_failure(session, account_id="", device="Firefox", now=NOW)

        assert session.scalars(sa.select(SecurityEvent)).all() == []
