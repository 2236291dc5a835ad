"""Security events go after 180 days."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.security_event import SecurityEvent
from portal.services.journal.note_event import note_event
from portal.services.security_events.purge import purge_events
from tests.factories.accounts import make_account
from tests.factories.directory import NOW

TERM = timedelta(days=180)


class TestPurgeEvents:
    def test_deletes_events_whose_term_is_over(self, session: Session):
        account = make_account(session)
        for age in (TERM, TERM - timedelta(seconds=1)):
            note_event(
                session,
                account_id=account.id,
                event=Event.SIGNED_IN,
                device="Firefox unter Windows",
                now=NOW - age,
            )

        for _ in range(2):
            purge_events(session, now=NOW)

        kept = session.scalars(sa.select(SecurityEvent.happened_at)).all()
        assert kept == [NOW - TERM + timedelta(seconds=1)]
