"""Sent mails stay known for 7 days, given-up ones for 30, waiting ones until they are sent."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.outgoing_mail import OutgoingMail
from portal.services.mails.purge import purge_mails
from tests.factories import mails
from tests.factories.directory import NOW

SECOND = timedelta(seconds=1)
WEEK, MONTH = timedelta(days=7), timedelta(days=30)


class TestPurgeMails:
    @pytest.mark.parametrize(
        ("fields", "stays"),
        [
            ({"sent_at": NOW - WEEK + SECOND, "letter": b""}, True),
            ({"sent_at": NOW - WEEK, "letter": b""}, False),
            ({"given_up_at": NOW - MONTH + SECOND}, True),
            ({"given_up_at": NOW - MONTH}, False),
            ({"next_try_at": NOW - MONTH}, True),
        ],
    )
    def test_deletes_what_is_over(
        self, session: Session, fields: dict[str, object], *, stays: bool
    ):
        mails.post(session, now=NOW - 2 * MONTH)
        session.execute(sa.update(OutgoingMail).values(**fields))

        for _ in range(2):
            purge_mails(session, now=NOW)

        assert len(session.scalars(sa.select(OutgoingMail.id)).all()) == stays
