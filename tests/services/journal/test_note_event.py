"""An event is noted in the same transaction as what happened."""

import sqlalchemy as sa

from portal.domain.accounts.events import Event
from portal.models.security_event import SecurityEvent
from portal.services.journal.note_event import note_event
from tests.factories.accounts import make_account
from tests.factories.own_account import NOW


def note(session, account, event=Event.SIGNED_IN):
    note_event(session, account_id=account.id, event=event, device="Safari auf iPhone", now=NOW)


def test_says_what_happened_to_whom_when_and_from_where(session):
    account = make_account(session)

    note(session, account)

    (event,) = session.scalars(sa.select(SecurityEvent))
    assert (event.account_id, event.kind) == (account.id, "signed_in")
    assert (event.device, event.happened_at) == ("Safari auf iPhone", NOW)


def test_what_is_rolled_back_did_not_happen(session):
    account = make_account(session)
    session.commit()
    note(session, account)

    session.rollback()

    assert session.scalars(sa.select(SecurityEvent)).all() == []
