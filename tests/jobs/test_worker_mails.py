"""The worker sends what waits each minute, and deletes old mails and events of accounts."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from flask import Flask

from portal.domain.accounts.events import Event
from portal.jobs import worker
from portal.models.outgoing_mail import OutgoingMail
from portal.models.security_event import SecurityEvent
from portal.services.journal.note_event import note_event
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import mails
from tests.factories.accounts import make_account

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_each_minute_it_sends_what_waits(app: Flask):
    with app.app_context(), writing() as session:
        mails.post(session, now=NOW, cipher=outside.current().cipher)
    due = app.extensions["queue"].read_periodic(datetime(2026, 3, 2, 9, 6))  # noqa: DTZ001 – as Huey asks

    for task in due:
        app.extensions["queue"].execute(task)

    assert len(mails.take_mails(app)) == 1


def test_the_purge_deletes_old_mails_and_security_events(app: Flask):
    with app.app_context(), writing() as session:
        mails.post(session, number=1, now=NOW - 31 * DAY)
        session.execute(sa.update(OutgoingMail).values(given_up_at=NOW - 30 * DAY))
        mails.post(session, number=2, now=NOW - 31 * DAY)
        account = make_account(session)
        for days, event in ((180, Event.REGISTERED), (179, Event.SIGNED_IN)):
            note_event(session, account_id=account.id, event=event, device="", now=NOW - days * DAY)

    with clock.freeze(NOW):
        worker.run_job(app=app, job="purge", argument="")

    with app.app_context(), db.engine.connect() as connection:
        waiting = list(connection.scalars(sa.select(OutgoingMail.id)))
        events = list(connection.scalars(sa.select(SecurityEvent.kind)))
    assert waiting == [f"{2:032x}"]
    assert events == ["signed_in"]
