"""A person decides: publish or reject, with the reason kept and told."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.domain.reviews.review import State
from portal.models.outgoing_mail import OutgoingMail
from portal.models.review import Review, ReviewReport
from portal.services.reviews.confirm import confirm_review
from portal.services.reviews.decide import DecisionInvalid, decide_review
from portal.services.reviews.report import report_review
from portal.values.errors import NotFound
from tests.factories.mails import make_letter
from tests.factories.reviews import OPINION
from tests.models.records import NOW
from tests.services.reviews.conftest import TOKEN_HASH

ID = f"{1:032d}"


@pytest.fixture
def decide(session, cipher):
    def decide_one(to, *, reason="", review_id=ID, letter=None):
        decide_review(
            session,
            review_id=review_id,
            to=to,
            reason=reason,
            letter=letter,
            mail_id="9" * 32,
            now=NOW,
            cipher=cipher,
        )

    return decide_one


@pytest.fixture
def confirm(session, submit, cipher):
    def submit_and_confirm(text=OPINION.text):
        submit(opinion=replace(OPINION, text=text))
        confirm_review(session, token_hash=TOKEN_HASH, now=NOW, cipher=cipher)

    return submit_and_confirm


def one(session):
    session.expire_all()
    return session.scalars(sa.select(Review)).one()


def test_f10_what_waited_is_published(session, confirm, decide):
    confirm("www.x.de")

    decide(State.PUBLISHED)

    assert (one(session).state, one(session).published_at) == ("published", NOW)


def test_f10_what_was_public_is_taken_off_and_its_reports_are_closed(
    session, confirm, decide, facility_id
):
    confirm()
    report_review(session, facility_id=facility_id, review_id=ID, reason="Falsch.", now=NOW)

    decide(State.REJECTED, reason="Nennt einen Namen.", letter=make_letter())

    assert (one(session).state, one(session).decision) == ("rejected", "Nennt einen Namen.")
    report = session.scalars(sa.select(ReviewReport)).one()
    assert (report.decision, report.decided_at) == ("rejected: Nennt einen Namen.", NOW)
    assert session.get(OutgoingMail, "9" * 32) is not None


@pytest.mark.parametrize("to", [State.REJECTED, State.DRAFT, State.WAITING])
def test_f10_a_rejection_needs_a_reason_and_nothing_else_can_be_decided(confirm, decide, to):
    confirm()

    with pytest.raises(DecisionInvalid):
        decide(to)


def test_what_nobody_confirmed_cannot_be_published(submit, decide):
    submit()

    with pytest.raises(DecisionInvalid):
        decide(State.PUBLISHED)


def test_an_unknown_one_is_refused(decide):
    with pytest.raises(NotFound):
        decide(State.PUBLISHED, review_id="x")
