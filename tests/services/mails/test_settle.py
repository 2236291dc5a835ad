"""What came of a try is written down, and a text that was sent is emptied."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.mails.terms import GIVEN_UP_AFTER, LEASE
from portal.models.outgoing_mail import OutgoingMail
from portal.services.mails.claim import Claim, claim_next
from portal.services.mails.settle import Outcome, settle
from tests.factories import mails
from tests.factories.directory import NOW

SECOND = timedelta(seconds=1)


def claimed(session: Session, *, age: timedelta = timedelta(0)) -> Claim:
    mails.post(session, now=NOW - age)
    claim = claim_next(session, now=NOW)
    assert claim is not None
    return claim


def the_mail(session: Session) -> OutgoingMail:
    session.expire_all()
    return session.scalars(sa.select(OutgoingMail)).one()


class TestSettle:
    def test_a_sent_mail_loses_its_text(self, session: Session):
        claim = claimed(session)

        is_given_up = settle(session, claim=claim, outcome=Outcome.SENT, now=NOW + SECOND)

        mail = the_mail(session)
        assert not is_given_up
        assert (mail.letter, mail.sent_at, mail.claimed_until) == (b"", NOW + SECOND, None)

    def test_a_postponed_mail_keeps_text_and_plan(self, session: Session):
        claim = claimed(session)

        is_given_up = settle(session, claim=claim, outcome=Outcome.POSTPONED, now=NOW + SECOND)

        mail = the_mail(session)
        assert not is_given_up
        assert (mail.letter, mail.claimed_until, mail.given_up_at) == (claim.letter, None, None)
        assert mail.next_try_at == NOW + timedelta(minutes=1)

    @pytest.mark.parametrize(
        ("age", "outcome", "is_given_up"),
        [
            (GIVEN_UP_AFTER - SECOND, Outcome.POSTPONED, False),
            (GIVEN_UP_AFTER, Outcome.POSTPONED, True),
            (timedelta(0), Outcome.REFUSED, True),
        ],
    )
    def test_is_given_up_after_three_days_or_when_refused(
        self, session: Session, age: timedelta, outcome: Outcome, *, is_given_up: bool
    ):
        claim = claimed(session, age=age)

        told = settle(session, claim=claim, outcome=outcome, now=NOW)

        mail = the_mail(session)
        assert told == is_given_up
        assert mail.given_up_at == (NOW if is_given_up else None)
        assert mail.letter == claim.letter

    def test_a_failure_does_not_disturb_who_took_the_mail_over(self, session: Session):
        late = claimed(session)
        taken_over = claim_next(session, now=NOW + LEASE)

        settle(session, claim=late, outcome=Outcome.REFUSED, now=NOW + LEASE)

        mail = the_mail(session)
        assert (mail.claimed_until, mail.given_up_at) == (taken_over.until, None)

    def test_what_was_sent_late_counts_as_sent(self, session: Session):
        late = claimed(session)
        taken_over = claim_next(session, now=NOW + LEASE)

        settle(session, claim=late, outcome=Outcome.SENT, now=NOW + LEASE)
        settle(session, claim=taken_over, outcome=Outcome.REFUSED, now=NOW + LEASE)

        mail = the_mail(session)
        assert (mail.sent_at, mail.given_up_at, mail.letter) == (NOW + LEASE, None, b"")

    def test_a_mail_that_was_deleted_meanwhile_is_no_error(self, session: Session):
        claim = claimed(session)
        session.execute(sa.delete(OutgoingMail))

        settle(session, claim=claim, outcome=Outcome.SENT, now=NOW)

        assert session.scalars(sa.select(OutgoingMail)).all() == []
