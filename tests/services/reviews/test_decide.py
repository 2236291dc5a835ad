"""A person decides: publish or reject, with the reason kept and told."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.domain.audit.entry import Actor
from portal.domain.reviews.review import State
from portal.models.audit_entry import AuditEntry
from portal.models.outgoing_mail import OutgoingMail
from portal.models.review import Review, ReviewReport
from portal.queries.review_queue import get_judged
from portal.services.reviews.confirm import confirm_review
from portal.services.reviews.decide import (
    ANY,
    DecidedMeanwhile,
    DecisionInvalid,
    decide_review,
)
from portal.services.reviews.report import report_review
from portal.values.errors import NotFound
from tests.factories.mails import make_letter
from tests.factories.reviews import OPINION
from tests.models.records import NOW
from tests.services.reviews.conftest import TOKEN_HASH

ID = f"{1:032d}"
ADMIN = Actor(account_id="a" * 32, words="Erika Muster")


@pytest.fixture
def decide(session, cipher):
    def decide_one(to, *, reason="", review_id=ID, letter=None, seen=ANY):
        decide_review(
            session,
            review_id=review_id,
            to=to,
            reason=reason,
            seen=seen,
            actor=ADMIN,
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


def trail(session):
    found = sa.select(AuditEntry).order_by(AuditEntry.id)
    return [(one.actor, one.action, one.details) for one in session.scalars(found)]


class TestTrail:
    def test_p08_f10_who_decided_what_and_why_is_written_down(
        self, session, confirm, decide, facility_id
    ):
        confirm("www.x.de")

        decide(State.REJECTED, reason="Nennt eine Adresse.")
        decide(State.PUBLISHED)

        about = {"origin": "portal", "facility": facility_id}
        assert trail(session) == [
            ("Erika Muster", "review_rejected", about | {"reason": "Nennt eine Adresse."}),
            ("Erika Muster", "review_published", about),
        ]

    def test_f10_a_reported_one_that_stands_is_kept_and_its_author_not_written_to(
        self, session, confirm, decide, facility_id
    ):
        confirm()
        report_review(session, facility_id=facility_id, review_id=ID, reason="Falsch.", now=NOW)

        decide(State.PUBLISHED, reason="Eine Meinung.", letter=make_letter())

        assert [action for _, action, _ in trail(session)] == ["review_kept"]
        assert session.scalars(sa.select(ReviewReport.decided_at)).one() == NOW
        assert session.get(OutgoingMail, "9" * 32) is None


class TestTwoAtOnce:
    def test_f10_the_second_changes_nothing(self, session, confirm, decide):
        confirm("www.x.de")
        seen = get_judged(session, review_id=ID).mark
        decide(State.PUBLISHED, seen=seen)

        with pytest.raises(DecidedMeanwhile):
            decide(State.REJECTED, reason="Nein.", seen=seen)

        assert (one(session).state, len(trail(session))) == ("published", 1)

    def test_f10_what_its_author_changed_is_read_again(self, session, confirm, decide):
        confirm("www.x.de")
        seen = get_judged(session, review_id=ID).mark
        confirm("www.y.de")

        with pytest.raises(DecidedMeanwhile):
            decide(State.PUBLISHED, seen=seen)

        assert one(session).state == "waiting"

    def test_f10_a_report_that_came_meanwhile_is_read_first(
        self, session, confirm, decide, facility_id
    ):
        confirm()
        seen = get_judged(session, review_id=ID).mark
        report_review(session, facility_id=facility_id, review_id=ID, reason="Falsch.", now=NOW)

        with pytest.raises(DecidedMeanwhile):
            decide(State.PUBLISHED, seen=seen)

        assert session.scalars(sa.select(ReviewReport.decision)).one() == ""
