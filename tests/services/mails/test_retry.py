"""By hand, everything that was not sent is due at once."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.outgoing_mail import OutgoingMail
from portal.services.mails.retry import retry_mails
from tests.factories import mails
from tests.factories.directory import NOW

HOUR = timedelta(hours=1)
STATES = (
    {"next_try_at": NOW + HOUR, "tries": 8},
    {"given_up_at": NOW - HOUR, "tries": 25},
    {"sent_at": NOW - HOUR, "letter": b""},
)


class TestRetryMails:
    def test_waiting_and_given_up_mails_are_due(self, session: Session):
        for number, fields in enumerate(STATES):
            mail_id = mails.post(session, number=number, now=NOW - HOUR)
            session.execute(
                sa.update(OutgoingMail).where(OutgoingMail.id == mail_id).values(**fields)
            )

        number = retry_mails(session, now=NOW)

        found = session.execute(
            sa.select(
                OutgoingMail.next_try_at, OutgoingMail.given_up_at, OutgoingMail.tries
            ).order_by(OutgoingMail.id)
        ).all()
        assert number == 2
        assert found == [(NOW, None, 8), (NOW, None, 25), (NOW - HOUR, None, 0)]

    def test_nothing_to_do(self, session: Session):
        assert retry_mails(session, now=NOW) == 0
